use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{Answer, PASSWORD};

/// A browser with its cookie.
#[derive(Clone)]
pub struct Client {
    app: Router,
    cookie: Arc<Mutex<Option<String>>>,
}

impl Client {
    pub fn new(app: Router) -> Self {
        Self { app, cookie: Arc::default() }
    }

    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }

    pub fn set_cookie(&self, cookie: Option<String>) {
        *self.cookie.lock().unwrap() = cookie;
    }

    /// Sends a request as it is, with nothing but the cookie added.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        if let Some(cookie) = self.cookie() {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        let answer = Answer::of(self.app.clone().oneshot(request).await.unwrap()).await;
        if let Some(cookie) = answer.headers.get(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            self.set_cookie(Some(pair).filter(|pair| !pair.ends_with('=')));
        }
        answer
    }

    async fn request(
        &self,
        method: Method,
        path: &str,
        if_match: Option<&str>,
        body: Option<Value>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("x-gatehouse", "1");
        if let Some(tag) = if_match {
            request = request.header(header::IF_MATCH, tag);
        }
        let request = match body {
            Some(body) => request
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body.to_string())),
            None => request.body(Body::empty()),
        };
        self.send(request.unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.request(Method::GET, path, None, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.request(Method::POST, path, None, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.request(Method::PUT, path, None, Some(body)).await
    }

    pub async fn put_if(&self, path: &str, tag: &str, body: Value) -> Answer {
        self.request(Method::PUT, path, Some(tag), Some(body)).await
    }

    /// Changes what is there now.
    pub async fn put_now(&self, path: &str, body: Value) -> Answer {
        let tag = self.tag(path).await;
        self.put_if(path, &tag, body).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.request(Method::DELETE, path, None, None).await
    }

    pub async fn delete_if(&self, path: &str, tag: &str) -> Answer {
        self.request(Method::DELETE, path, Some(tag), None).await
    }

    /// The entity tag that a change of `path` takes.
    pub async fn tag(&self, path: &str) -> String {
        let path = path.split('?').next().unwrap().trim_end_matches("/connection");
        self.get(path).await.etag()
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Answer {
        self.post("/api/session", json!({ "email": email, "password": password })).await
    }

    pub async fn step_up(&self) -> Answer {
        self.post("/api/session/step-up", json!({ "password": PASSWORD })).await
    }
}
