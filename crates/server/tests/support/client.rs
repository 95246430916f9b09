use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{Answer, PASSWORD};

/// A browser with its cookies.
#[derive(Clone)]
pub struct Client {
    app: Router,
    /// The session's, which is `SameSite=Strict`.
    cookie: Arc<Mutex<Option<String>>>,
    /// The one that binds a SAML request to the browser, which is `SameSite=Lax`.
    lax: Arc<Mutex<Option<String>>>,
    /// What it says of itself and of where it is, in every request.
    headers: HeaderMap,
}

impl Client {
    pub fn new(app: Router) -> Self {
        Self { app, cookie: Arc::default(), lax: Arc::default(), headers: HeaderMap::new() }
    }

    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }

    pub fn set_cookie(&self, cookie: Option<String>) {
        *self.cookie.lock().unwrap() = cookie;
    }

    /// The same browser on another server.
    pub fn on(&self, app: Router) -> Self {
        Self { app, ..self.clone() }
    }

    /// The same browser, which calls itself like this.
    pub fn called(mut self, user_agent: &str) -> Self {
        self.headers.insert(header::USER_AGENT, user_agent.parse().unwrap());
        self
    }

    /// The same browser at this address, as a proxy tells it.
    pub fn at(mut self, address: &str) -> Self {
        self.headers.insert("x-forwarded-for", address.parse().unwrap());
        self
    }

    /// Forgets the cookie that binds a request to the browser.
    pub fn forget_lax(&self) {
        *self.lax.lock().unwrap() = None;
    }

    /// Sends a request as it is, with nothing but the cookies added.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let lax = self.lax.lock().unwrap().clone();
        self.send_with(request, [self.cookie(), lax]).await
    }

    /// Sends a request that another site makes the browser send, with the cookies that come along
    /// then (RFC 6265bis, section 5.2).
    pub async fn send_from_afar(&self, request: Request<Body>) -> Answer {
        let lax = self.lax.lock().unwrap().clone().filter(|_| request.method() == Method::GET);
        self.send_with(request, [None, lax]).await
    }

    async fn send_with(&self, mut request: Request<Body>, cookies: [Option<String>; 2]) -> Answer {
        request.headers_mut().extend(self.headers.clone());
        for cookie in cookies.into_iter().flatten() {
            request.headers_mut().append(header::COOKIE, cookie.parse().unwrap());
        }
        let answer = Answer::of(self.app.clone().oneshot(request).await.unwrap()).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let pair = cookie.split(';').next().unwrap().to_owned();
            let pair = Some(pair).filter(|pair| !pair.ends_with('='));
            match cookie.contains("SameSite=Lax") {
                true => *self.lax.lock().unwrap() = pair,
                false => self.set_cookie(pair),
            }
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

    pub async fn post_if(&self, path: &str, tag: &str, body: Value) -> Answer {
        self.request(Method::POST, path, Some(tag), Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.request(Method::PUT, path, None, Some(body)).await
    }

    pub async fn put_if(&self, path: &str, tag: &str, body: Value) -> Answer {
        self.request(Method::PUT, path, Some(tag), Some(body)).await
    }

    /// Changes what is there now, having seen it.
    pub async fn put_now(&self, path: &str, mut body: Value) -> Answer {
        let page = self.page(path).await;
        if body.get("switches").is_some() {
            body["seen"] = page.json()["resource"]["impact"]["digest"].clone();
        }
        self.put_if(path, &page.etag(), body).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.request(Method::DELETE, path, None, None).await
    }

    pub async fn delete_if(&self, path: &str, tag: &str) -> Answer {
        self.request(Method::DELETE, path, Some(tag), None).await
    }

    /// The entity tag that a change of `path` takes.
    pub async fn tag(&self, path: &str) -> String {
        self.page(path).await.etag()
    }

    /// The page that a change of `path` is a change of.
    async fn page(&self, path: &str) -> Answer {
        let path = path.split('?').next().unwrap().trim_end_matches("/connection");
        self.get(path.split("/exceptions/").next().unwrap()).await
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Answer {
        self.post("/api/session", json!({ "email": email, "password": password })).await
    }

    pub async fn second_factor(&self, step: Value) -> Answer {
        self.post("/api/session/second-factor", step).await
    }

    pub async fn step_up(&self) -> Answer {
        self.post("/api/session/step-up", json!({ "password": PASSWORD })).await
    }
}
