// Shows the captain's page where there is no network: the newest copy of that one page, and of what it is made of.
"use strict";
var KEPT = "loushi-captain";

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

self.addEventListener("fetch", function (event) {
  var request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.indexOf("/assets/") === 0) event.respondWith(asset(request));
  else if (request.mode === "navigate" && /\/captain\/desk$/.test(url.pathname)) event.respondWith(page(request, url.pathname));
});

// The page from the network if there is one; a server that is away is no network.
async function page(request, path) {
  var kept = await caches.open(KEPT), fresh;
  try {
    fresh = await fetch(request);
    if (fresh.type === "opaqueredirect" || fresh.redirected) return fresh;
    if (fresh.ok) await kept.put(path, fresh.clone());
    // Whoever may not see it any more does not see the copy either.
    else if (fresh.status < 500) await kept.delete(path);
    // What they wrote before is not lost to them: a page of its own shows it.
    if (fresh.status === 403 && await waiting()) return Response.redirect(path.replace(/desk$/, "left"));
    if (fresh.status < 500) return fresh;
  } catch (none) { /* no network */ }
  return (await kept.match(path)) || fresh || Response.error();
}

// Whether anything waits on this telephone.
function waiting() {
  return new Promise(function (done) {
    var open = indexedDB.open(KEPT, 1);
    open.onupgradeneeded = function () { open.transaction.abort(); };
    open.onerror = function () { done(false); };
    open.onsuccess = function () {
      var db = open.result, count = db.transaction("entries", "readonly").objectStore("entries").count();
      count.onsuccess = count.onerror = function () { db.close(); done(count.result > 0); };
    };
  });
}

// Assets never change at their address.
async function asset(request) {
  var kept = await caches.open(KEPT);
  return (await kept.match(request.url)) || fetch(request);
}
