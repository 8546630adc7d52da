//! Style sheet, scripts and icons: embedded, named by their content, compressed once at the first use.

use std::{io::Write, sync::LazyLock};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

/// A file that pages refer to. Its address changes with its content, so it may be kept for ever.
pub struct Asset {
    pub name: &'static str,
    pub mime: &'static str,
    pub bytes: Vec<u8>,
    pub gzip: Vec<u8>,
    href: String,
}

impl Asset {
    fn new(name: &'static str, mime: &'static str, bytes: Vec<u8>) -> Self {
        let digest: [u8; 32] = Sha256::digest(&bytes).into();
        let mark: String = digest[..6].iter().map(|b| format!("{b:02x}")).collect();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let gzip = encoder.write_all(&bytes).and_then(|()| encoder.finish()).unwrap_or_default();
        Self { name, mime, bytes, gzip, href: format!("/assets/{mark}/{name}") }
    }

    pub fn href(&self) -> &str {
        &self.href
    }
}

pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let sheets = [include_str!("../assets/tokens.css"), include_str!("../assets/base.css")];
    Asset::new("loushi.css", "text/css; charset=utf-8", sheets.join("\n").into_bytes())
});

pub static ICONS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icons.svg", "image/svg+xml", include_bytes!("../assets/icons.svg").to_vec()));

pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    let scripts = [include_str!("../assets/htmx.js"), include_str!("../assets/loushi.js")];
    Asset::new("loushi.js", "text/javascript; charset=utf-8", scripts.join("\n;\n").into_bytes())
});

/// What keeps a captain's entries where there is no network.
pub static CAPTAIN: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("captain.js", "text/javascript; charset=utf-8", include_bytes!("../assets/captain.js").to_vec())
});

/// The service worker of the captain's page. Not an asset: where it lies says what it reaches.
pub const WORKER: &str = include_str!("../assets/captain-worker.js");

pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark.svg", "image/svg+xml", include_bytes!("../assets/mark.svg").to_vec()));

/// The asset at `/assets/{mark}/{name}`; an older mark gets the present file, since pages outlive deployments.
pub fn find(name: &str) -> Option<&'static Asset> {
    [&*STYLE, &*ICONS, &*SCRIPT, &*CAPTAIN, &*ICON].into_iter().find(|asset| asset.name == name)
}
