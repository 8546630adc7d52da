//! The made-up city's guidance, the district's details and a tower's own rules, issued through the page's own form.

use super::acts::Acts;

/// The district's clerk, and the subdistrict's.
const DISTRICT: &str = "qu.ban";
const SUBDISTRICT: &str = "jie.dao";

const CITY: &str = include_str!("../../../../demo/7-rules-city.toml");
const DETAILS: &str = include_str!("../../../../demo/8-rules-district.toml");
const TOWER: &str = include_str!("../../../../demo/9-rules-tower.toml");

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
