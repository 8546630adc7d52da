//! The made-up city's guidance, the district's details and a tower's own rules, issued through the page's own form.

use kernel::Date;

use super::acts::Acts;

/// The district's clerk, and the subdistrict's.
const DISTRICT: &str = "qu.ban";
const SUBDISTRICT: &str = "jie.dao";

/// Days until the next version applies.
const AHEAD: i64 = 38;

const CITY: &str = include_str!("../../../../demo/7-rules-city.toml");
const DETAILS: &str = include_str!("../../../../demo/8-rules-district.toml");
const NEXT: &str = include_str!("../../../../demo/8-rules-district-2.toml");
const TOWER: &str = include_str!("../../../../demo/9-rules-tower.toml");

/// The district's next version, which does not apply yet on the story's last day.
pub async fn coming(acts: &Acts, last: Date) {
    let words = NEXT.replace("FROM", &last.plus_days(AHEAD).to_string());
    let fields = [("words", words.as_str()), ("building", "")];
    let document = acts.does(DISTRICT, "/rules/documents", &fields).await.at("id");
    acts.does(DISTRICT, &format!("/rules/documents/{document}/issue"), &[]).await;
}

/// Each is looked at and issued, and applies some days later.
pub async fn issued(acts: &Acts) {
    let tower = acts.building.to_string();
    for (login, words, building, days) in
        [(DISTRICT, CITY, "", 1), (DISTRICT, DETAILS, "", 2), (SUBDISTRICT, TOWER, tower.as_str(), 3)]
    {
        let words = words.replace("FROM", &acts.walk.today().plus_days(days).to_string());
        let fields = [("words", words.as_str()), ("building", building)];
        let document = acts.does(login, "/rules/documents", &fields).await.at("id");
        acts.does(login, &format!("/rules/documents/{document}/issue"), &[]).await;
    }
}
