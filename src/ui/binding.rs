//! Two-way values of controls.

use leptos::prelude::*;

/// A value that a control shows and changes: a signal, a slice of one, or a signal and a callback.
pub struct Binding<T: Send + Sync + 'static> {
    value: Signal<T>,
    change: Callback<T>,
}

impl<T: Send + Sync + 'static> Clone for Binding<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Binding<T> {}

impl<T: Clone + Send + Sync + 'static> Binding<T> {
    /// Shows `value`, and asks `change` for another one.
    pub fn new(value: impl Into<Signal<T>>, change: impl Fn(T) + Send + Sync + 'static) -> Self {
        Self { value: value.into(), change: Callback::new(change) }
    }

    /// The value now; tracked.
    pub fn get(self) -> T {
        self.value.get()
    }

    /// Asks for another value.
    pub fn set(self, value: T) {
        self.change.run(value);
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Binding<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self { value: signal.into(), change: Callback::new(move |value| signal.set(value)) }
    }
}

/// What `slice!` and `create_slice` return.
impl<T: Clone + Send + Sync + 'static> From<(Signal<T>, SignalSetter<T>)> for Binding<T> {
    fn from((value, setter): (Signal<T>, SignalSetter<T>)) -> Self {
        Self { value, change: Callback::new(move |value| setter.set(value)) }
    }
}
