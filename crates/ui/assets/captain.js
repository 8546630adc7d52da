// What a captain writes is kept on the telephone until the server has it, and sent once: each entry has a key of its own,
// by which the server knows it again. Without this script the forms are sent as forms.
(function () {
  "use strict";
  var doc = document, box = doc.getElementById("queue");
  if (!box || !window.indexedDB || !window.fetch || !window.Promise) return;
  var says = box.dataset, owner = says.owner, KEPT = "loushi-captain";
  var FORGOTTEN = 25 * 864e5;  // the server knows keys for thirty days
  var PATIENCE = 20000;
  var list = doc.getElementById("queue-list"), button = doc.getElementById("queue-send");
  var mustSignIn = false, busy = false, again = false, sent = 0, codes = [];

  function database() {
    return new Promise(function (done, fail) {
      var open = indexedDB.open(KEPT, 1);
      open.onupgradeneeded = function () { open.result.createObjectStore("entries", { keyPath: "key" }); };
      open.onsuccess = function () { done(open.result); };
      open.onerror = function () { fail(open.error); };
    });
  }
  // Answers once it is on the disk, not before.
  async function within(mode, work) {
    var db = await database();
    try {
      return await new Promise(function (done, fail) {
        var tx = db.transaction("entries", mode, { durability: "strict" });
        var request = work(tx.objectStore("entries"));
        tx.oncomplete = function () { done(request && request.result); };
        tx.onerror = tx.onabort = function () { fail(tx.error); };
      });
    } finally { db.close(); }
  }
  function keep(entry) { return within("readwrite", function (store) { return store.put(entry); }); }
  function drop(key) { return within("readwrite", function (store) { return store.delete(key); }); }
  async function entries() {
    var all = await within("readonly", function (store) { return store.getAll(); });
    return all.sort(function (a, b) { return a.at - b.at || (a.key < b.key ? -1 : 1); });
  }
  function newKey() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return (b + 256).toString(16).slice(1); }).join("");
  }

  // What is written goes to the disk first, and from there to the server.
  doc.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.hasAttribute("data-entry")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // A second press before the first is kept, or was answered, is the same entry.
    if (form.busy) return;
    var fields = { owner: owner };
    new FormData(form).forEach(function (value, name) { if (name !== "once" && value !== "") fields[name] = value; });
    var missing = Array.prototype.find.call(form.elements, function (f) {
      return (f.name === "words" || f.name === "cluster") && !f.value.trim();
    });
    if (missing) { missing.focus(); return; }
    var pick = form.querySelector("select[name=cluster]"), body = JSON.stringify(fields);
    var entry = {
      // What could not be kept and is sent again as it was is the same entry.
      key: form.unkept && form.unkept.body === body ? form.unkept.key : newKey(),
      owner: owner, at: Date.now(), path: form.getAttribute("action"), form: form.parentNode.id,
      body: body, says: (pick ? pick.options[pick.selectedIndex].text + "：" : "") + (fields.words || "")
    };
    function written() {
      form.unkept = null;
      form.reset();
      form.parentNode.open = false;
      sent = 0; codes = [];
    }
    form.busy = true;
    entries().then(function (all) {
      // In the order of writing, whatever the clock of the telephone says.
      entry.at = all.reduce(function (at, e) { return Math.max(at, e.at + 1); }, entry.at);
      return keep(entry);
    }).then(function () {
      var old = form.edits;
      form.edits = null;
      form.busy = false;
      written();
      return (old ? drop(old) : Promise.resolve()).then(flush);
    }, function () {
      // Nothing can be kept here: it is sent at once, and stays in its form until the server has it.
      form.unkept = entry;
      show(says.full);
      return send(entry).then(function (got) {
        form.busy = false;
        var json = got.json || {};
        if (got.status !== 201 || !json.href) return show(got.status >= 400 && json.detail ? why(json) : says.unkept);
        written();
        show([says.sent.replace("{n}", 1)].concat(json.code ? says.code.replace("{code}", json.code) : []).join(" "));
      });
    });
  }, true);
  function why(json) {
    return [json.detail || json.title].concat((json.fields || []).map(function (f) { return f.reason; }), json.way_out || []).join(" ");
  }

  async function send(entry) {
    var stop = window.AbortController ? new AbortController() : null;
    var timer = setTimeout(function () { if (stop) stop.abort(); }, PATIENCE);
    try {
      var answer = await fetch(entry.path, {
        method: "POST", credentials: "same-origin", redirect: "error", signal: stop ? stop.signal : undefined,
        headers: { "Accept": "application/json", "Content-Type": "application/json", "Idempotency-Key": entry.key },
        body: entry.body
      });
      var json = await answer.json();
      return { status: answer.status, json: json };
    } catch (lost) {
      return { status: 0 };
    } finally { clearTimeout(timer); }
  }

  // One after the other, in the order in which they were written; the first that meets no server stops the rest.
  async function round() {
    for (var entry of await entries()) {
      if (entry.owner !== owner || entry.back) continue;
      // A clock that was set back says nothing of how long ago it was tried either.
      if (entry.tried && Math.abs(Date.now() - entry.tried) > FORGOTTEN) {
        entry.back = says.unsure;
        await keep(entry);
        continue;
      }
      if (!entry.tried) { entry.tried = Date.now(); await keep(entry); }
      var got = await send(entry), status = got.status, json = got.json;
      if (status === 201 && json && json.href) {
        await drop(entry.key);
        sent++;
        if (json.code) codes.push(json.code);
        mustSignIn = false;
      } else if (status === 401) {
        mustSignIn = true;
        return;
      } else if (status >= 400 && status < 500 && json && json.code) {
        if (status === 408 || status === 425 || status === 429 || json.code === "web.must_first") return;
        if (json.code === "captains.other_account") { location.reload(); return; }
        entry.back = why(json);
        await keep(entry);
      } else return;
    }
  }
  async function flush() {
    if (busy) { again = true; return; }
    busy = true;
    says.busy = "1";
    try {
      do {
        again = false;
        await render();
        if (navigator.locks) await navigator.locks.request(KEPT, round); else await round();
      } while (again);
      await render();
      if (sent) await refresh();
    } finally { busy = false; delete says.busy; }
  }

  function show(text) { box.hidden = false; doc.getElementById("queue-says").textContent = text; }
  function part(tag, text, parent) {
    var element = doc.createElement(tag);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }
  async function render() {
    var all = await entries();
    var others = all.filter(function (e) { return e.owner !== owner; }).length;
    var mine = all.filter(function (e) { return e.owner === owner && !edited(e); });
    var waiting = mine.filter(function (e) { return !e.back; });
    list.textContent = "";
    mine.forEach(function (entry) {
      var row = part("li", "", list);
      part("p", entry.says, row);
      if (!entry.back) return;
      row.className = "back";
      part("p", entry.back, row).className = "err";
      function offer(word, act) {
        var b = part("button", word, row);
        b.type = "button"; b.className = "btn"; b.onclick = act;
      }
      if (doc.getElementById(entry.form)) offer(says.again, function () { edit(entry); });
      offer(says.drop, function () { drop(entry.key).then(render); });
    });
    var lines = [];
    if (waiting.length) lines.push(says.waiting.replace("{n}", waiting.length));
    if (sent) lines.push(says.sent.replace("{n}", sent));
    codes.forEach(function (code) { lines.push(says.code.replace("{code}", code)); });
    if (others) lines.push(says.others.replace("{n}", others));
    show(lines.join(" "));
    box.hidden = !lines.length && !mine.length;
    box.className = "notice block " + (waiting.length || mine.length ? "is-risk" : "is-done");
    button.hidden = !waiting.length;
    doc.getElementById("queue-sign-in").hidden = !(mustSignIn && waiting.length);
    // What waits to be settled is not chosen twice.
    var chosen = mine.map(function (e) { return JSON.parse(e.body).cluster; });
    doc.querySelectorAll("select[name=cluster] option").forEach(function (option) {
      option.disabled = !!option.value && chosen.indexOf(option.value) >= 0;
    });
  }
  // What came back is put into its form again with everything that was typed; it is kept until it is sent anew.
  function edited(entry) {
    return Array.prototype.some.call(doc.querySelectorAll("form[data-entry]"), function (f) { return f.edits === entry.key; });
  }
  function edit(entry) {
    var details = doc.getElementById(entry.form), form = details.querySelector("form"), fields = JSON.parse(entry.body);
    form.reset();
    Object.keys(fields).forEach(function (name) {
      var field = form.elements.namedItem(name);
      if (!field) return;
      if (field.type === "checkbox") field.checked = true; else field.value = fields[name];
    });
    details.open = true;
    form.edits = entry.key;
    render();
    form.querySelector("textarea").focus();
  }

  // The page anew: its list of items, and the copy that is shown without a network.
  async function refresh() {
    try {
      var answer = await fetch(location.pathname, { headers: { "Accept": "text/html" }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      await store(answer.clone());
      var fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      doc.querySelectorAll("details select").forEach(function (select) {
        var other = fresh.querySelector("#" + select.closest("details[id]").id + " select[name=" + select.name + "]");
        if (!other) return;
        var value = select.value;
        select.innerHTML = other.innerHTML;
        select.value = value;
      });
      await render();
    } catch (none) { /* the next time */ }
  }
  async function store(answer) {
    if (!window.caches || !answer) return;
    var kept = await caches.open(KEPT);
    await kept.put(location.pathname, answer);
  }
  async function install() {
    if (!navigator.serviceWorker || !window.caches || !doc.querySelector("form[data-entry]")) return;
    await navigator.serviceWorker.register(says.worker, { scope: says.reach });
    var wanted = [location.origin + location.pathname];
    doc.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], use").forEach(function (e) {
      var at = e.href && e.href.baseVal !== undefined ? e.href.baseVal.split("#")[0] : e.href || e.src;
      at = at && new URL(at, location.href).href;
      if (at && at.indexOf(location.origin + "/assets/") === 0 && wanted.indexOf(at) < 0) wanted.push(at);
    });
    var kept = await caches.open(KEPT);
    for (var old of await kept.keys()) if (wanted.indexOf(old.url) < 0) await kept.delete(old);
    for (var url of wanted) if (!(await kept.match(url))) await kept.add(url);
    box.dataset.ready = "1";
  }

  button.onclick = flush;
  window.addEventListener("online", flush);
  doc.addEventListener("visibilitychange", function () { if (!doc.hidden) flush(); });
  setInterval(function () { if (!button.hidden) flush(); }, 30000);
  flush();
  install().catch(function () { /* works as long as there is a network */ });
})();
