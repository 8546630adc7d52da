use std::{ops::ControlFlow, time::Instant};
use imports::*;
use kernel::Text;
static COLUMNS: &[Column] = &[
    Column { name: "name", label: Text::new("楼宇名称","n"), aliases: &[], required: true, example: "" },
    Column { name: "code", label: Text::new("代码","c"), aliases: &[], required: true, example: "" },
    Column { name: "address", label: Text::new("地址","a"), aliases: &[], required: false, example: "" },
    Column { name: "area", label: Text::new("面积","ar"), aliases: &[], required: false, example: "" },
    Column { name: "since", label: Text::new("日期","d"), aliases: &[], required: false, example: "" },
];
fn rss() -> String { std::fs::read_to_string("/proc/self/status").unwrap().lines().filter(|l| l.starts_with("VmHWM")).collect() }
#[test]
fn xlsx_rate() {
    for form in [Form::Xlsx, Form::Csv] {
        let t = Instant::now();
        let path = std::env::temp_dir().join(format!("scratch-imports.{}", form.extension()));
        let mut w = Writer::new(std::fs::File::create(&path).unwrap(), form, "楼宇", &["楼宇名称","代码","地址","面积","日期"]).unwrap();
        for i in 0..200_000i64 {
            w.row(&[Cell::from(format!("大厦{i}")), Cell::Int(310107000000 + i), Cell::from("南京西路1515号"), Cell::Number(i as f64 / 7.0), Cell::Date(kernel::Date::new(2026, 11, 28).unwrap())]).unwrap();
        }
        w.finish().unwrap();
        println!("{form:?} write {:.0} rows/s {} {}", 200_000.0 / t.elapsed().as_secs_f64(), rss(), std::fs::metadata(&path).unwrap().len());
        let t = Instant::now();
        let sheet = Sheet::open(&Source::File(path.clone())).unwrap();
        println!("open {:?}", t.elapsed());
        let mut n = 0; let mut last = String::new();
        sheet.read(COLUMNS, Limits::WEB, &mut |row| { n += 1; last = format!("{:?}", row.cells().map(|(_, t)| t).collect::<Vec<_>>()); ControlFlow::Continue(()) }).unwrap();
        println!("{form:?} read {n} {:.0} rows/s {} {last}", 200_000.0 / t.elapsed().as_secs_f64(), rss());
        std::fs::remove_file(path).unwrap();
    }
}
