//! A captain's telephone on a bad day: no room left, a wrong clock, out of office meanwhile.

use std::sync::atomic::Ordering;

use loushi::demo::acts::CHAIR;

use crate::{
    house::{Backend, House},
    offline::{CAPTAIN, Phone},
    pages,
};

#[test]
fn a_full_telephone_sends_at_once_and_keeps_the_words_in_the_form() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    phone.browser.eval("IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }");
    phone.network(false);
    phone.notes("走廊灯坏了两盏。");
    phone.browser.wait_until("document.getElementById('queue').textContent.includes('不要关这一页')");
    let typed = "return document.querySelector('#note textarea').value";
    assert_eq!(phone.browser.eval(typed), "走廊灯坏了两盏。", "nothing can be kept, and nothing is lost");
    // The network is back, the first answer is lost: pressed again it is the same entry.
    phone.network(true);
    phone.line.lost.store(1, Ordering::SeqCst);
    phone.taps("#note form > .btn.main");
    phone.arrives();
    phone.browser.wait_until("document.getElementById('queue').textContent.includes('不要关这一页')");
    phone.taps("#note form > .btn.main");
    phone.arrives();
    phone.browser.wait_until("document.getElementById('queue').textContent.includes('已送达 1 条')");
    assert_eq!(phone.browser.eval(typed), "");
    assert_eq!(house.events("issues.raised"), 1);
}

#[test]
fn a_clock_that_is_wrong_loses_nothing_and_keeps_the_order() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    phone.network(false);
    phone.notes("第一件。");
    phone.waits(1);
    // Set back to 1970: what is written later still stands later.
    phone.browser.eval("Date.now = () => 1000");
    phone.notes("第二件。");
    phone.waits(2);
    let shown = phone.browser.text("#queue-list");
    assert!(shown.find("第一件").unwrap() < shown.find("第二件").unwrap(), "{shown}");
    // The page does not know any more when they were tried: it asks, with the words, before it may double anything.
    phone.network(true);
    phone.browser.wait_for("#queue-list li.back");
    phone.browser.wait_until("!document.getElementById('queue').dataset.busy");
    let asked = phone.browser.text("#queue-list");
    assert!(asked.contains("第一件") && asked.contains("可能早已送达"), "{asked}");
    phone.arrives();
    // Sent again by hand it arrives.
    phone.taps("#queue-list li.back .btn");
    phone.taps("#note form > .btn.main");
    phone.arrives();
    phone.waits(0);
    assert_eq!(house.events("issues.raised"), 2, "none lost, none doubled");
}

#[test]
fn whoever_is_no_captain_any_more_sees_what_was_not_sent() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    let oven = phone.tower.raises("lin.mo", "17", "微波炉坏了一台");
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    phone.network(false);
    phone.settles(&oven);
    phone.waits(1);
    let floor = phone.tower.reads("", &phone.tower.at(&format!("/floors/{}", phone.tower.floor("17"))));
    let office = crate::rules::text(&floor["captains"][0], "id");
    let dismissal = [("how", "removed"), ("words", "长期不在岗。")];
    phone.tower.does(CHAIR, &format!("/captaincies/{office}/dismissal"), &dismissal);
    phone.browser.goto("about:blank");
    phone.network(true);
    phone.opens();
    phone.browser.wait_for("#queue-list li.back");
    assert!(phone.browser.url().ends_with("/captain/left"), "{}", phone.browser.url());
    let back = phone.browser.text("#queue-list li.back");
    assert!(back.contains("微波炉坏了一台") || back.contains("17 层"), "{back}");
    assert!(phone.browser.text("#queue-list li.back .err").chars().count() > 4, "{back}");
    let noted = phone.browser.console_errors();
    assert!(noted.iter().all(|e| e.contains("DISCONNECTED") || e.contains("status of 4")), "{noted:?}");
    pages::sound(&phone.browser, "what is left of a captain's entries");
    assert_eq!(house.events("issues.finished"), 0);
    phone.taps("#queue-list li.back .btn");
    phone.waits(0);
}

#[test]
fn a_button_that_is_pressed_twice_makes_one_entry() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    let twice = "const b = document.querySelector('#note form > .btn.main'); b.click(); b.click();";
    phone.taps("#note > summary");
    phone.types("#note textarea", "走廊灯坏了两盏。");
    phone.browser.eval(twice);
    phone.arrives();
    phone.waits(0);
    assert_eq!(house.events("issues.raised"), 1);
    // The form takes the next one, also without a network.
    phone.network(false);
    phone.taps("#note > summary");
    phone.types("#note textarea", "电梯厅地砖松了。");
    phone.browser.eval(twice);
    phone.waits(1);
    phone.network(true);
    phone.arrives();
    phone.waits(0);
    assert_eq!(house.events("issues.raised"), 2);
}
