use gatehouse_contract::{BeganWith, Device};

use super::{ago, day_and_time, plural};

/// `Firefox on Windows`, as far as the browser says.
pub fn device(device: &Device) -> String {
    let browser = device.browser.as_deref().unwrap_or("Unknown browser");
    match &device.system {
        Some(system) => format!("{browser} on {system}"),
        None => browser.to_owned(),
    }
}

/// Where and when a device was used last, and how it was signed in.
pub fn device_detail(device: &Device) -> String {
    let last_use = match device.is_this {
        true => "In use now".to_owned(),
        false => format!("Last used {}", ago(device.used_at)),
    };
    let how = match device.began_with {
        BeganWith::Password => "with your password",
        BeganWith::Passkey => "with a passkey",
        BeganWith::Sso => "with single sign-on",
    };
    let signed_in = day_and_time(device.signed_in_at);
    format!("{}. {last_use}. Signed in {signed_in} {how}.", device.address)
}

/// `1 other device`, `3 other devices`.
pub fn other_devices(count: u32) -> String {
    plural(count, "other device", "other devices")
}

/// That devices were signed out.
pub fn signed_out(count: u32) -> String {
    match count {
        1 => "1 other device was signed out.".to_owned(),
        count => format!("{} were signed out.", other_devices(count)),
    }
}

/// That the password is another one now, and what that ended.
pub fn password_changed(signed_out_devices: u32) -> String {
    match signed_out_devices {
        0 => "Your password is changed.".to_owned(),
        count => format!("Your password is changed. {}", signed_out(count)),
    }
}
