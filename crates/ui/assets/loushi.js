// What makes the pages smoother. Every page works without it.
(function () {
  "use strict";
  var doc = document;

  // A refused form: the summary of faults takes the focus, so that it is read first.
  function focusFaults(root) {
    var box = root.querySelector("[data-focus]");
    if (box) box.focus();
  }

  // Signing out takes the copy of the captain's page along; what was not sent yet stays.
  doc.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.getAttribute("action") !== "/sign-out" || !window.caches || form.dataset.sent) return;
    event.preventDefault();
    form.dataset.sent = "1";
    var go = function () { HTMLFormElement.prototype.submit.call(form); };
    caches.delete("loushi-captain").then(go, go);
    event.stopImmediatePropagation();
  });

  // A form is sent once: a second press while the first is on its way does nothing.
  doc.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 5000);
  });
  window.addEventListener("pageshow", function () {
    doc.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  // The chosen option of a vote gets its frame.
  doc.addEventListener("change", function (event) {
    var box = event.target.closest(".choice");
    if (!box) return;
    box.querySelectorAll("label").forEach(function (label) {
      label.classList.toggle("on", !!label.querySelector("input:checked"));
    });
  });

  // Keys of the staff screens: J and K walk the rows, Enter opens, / searches.
  doc.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var tag = event.target.tagName;
    if (tag === "INPUT" || tag === "TEXTAREA" || tag === "SELECT") return;
    if (event.key === "/") {
      var find = doc.querySelector("form[role=search] input");
      if (find && find.offsetParent) { find.focus(); event.preventDefault(); }
      return;
    }
    if (event.key !== "j" && event.key !== "k") return;
    var rows = Array.prototype.slice.call(doc.querySelectorAll("[data-rows] tr:not(.group)"));
    if (!rows.length) return;
    var at = rows.findIndex(function (row) { return row.classList.contains("pick"); });
    var next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
    rows.forEach(function (row) { row.classList.toggle("pick", row === next); });
    var link = next.querySelector("a");
    if (link) link.focus();
  });

  // Printing by button, and going back, where a script is at hand; the buttons are hidden without one.
  doc.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
  doc.documentElement.classList.add("js");

  doc.addEventListener("htmx:afterSwap", function (event) { focusFaults(event.target); });
  // A refusal carries a page of its own: show it instead of dropping it.
  doc.addEventListener("htmx:beforeSwap", function (event) {
    var status = event.detail.xhr.status;
    if (status >= 400 && status < 500) { event.detail.shouldSwap = true; event.detail.isError = false; }
  });
  focusFaults(doc);
})();
