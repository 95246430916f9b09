//! Every `ui` part and every screen in every state, from fixtures, without a server.
