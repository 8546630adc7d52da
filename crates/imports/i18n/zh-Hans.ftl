# Why a file cannot be read, and what to do.
sheet-not-readable = 文件不存在，或者没有读取权限。
sheet-not-readable-way = 请检查文件位置和权限后重试。
sheet-empty = 文件里没有内容。
sheet-empty-way = 请填写并保存后再上传。
sheet-old-excel = 这是旧版 Office 文件（如 .xls），不能直接读取。
sheet-other-workbook = 这是 { $kind } 格式的表格，不能直接读取。
sheet-save-as-way = 请用 Excel 或 WPS 打开，另存为 .xlsx 或 UTF-8 编码的 CSV，再上传。
sheet-password = 文件设有密码，不能读取。
sheet-password-way = 请在 Excel 或 WPS 中取消打开密码，另存为 .xlsx，再上传。
sheet-document = 这是 { $kind } 文件，不是表格。
sheet-document-way = 请把其中的表格复制到 Excel 或 WPS 表格中，另存为 .xlsx，再上传。
sheet-image = 这是图片，不是表格。
sheet-image-way = 请上传原始表格（.xlsx 或 CSV）。
sheet-web-page = 文件内容是网页（HTML 或 XML），不是表格。有些系统导出的 .xls 就是这样。
sheet-archive = 这是压缩包，不是表格。
sheet-archive-way = 请解压后上传其中的表格。
sheet-damaged = 文件已损坏或不完整，不能读取。
sheet-damaged-way = 请重新下载，或者用 Excel、WPS 打开修复后另存为 .xlsx，再上传。
sheet-too-large = 文件展开后超过 { $limit } MB 的上限。
sheet-too-large-way = 请删去图片和无关的工作表，或者拆成几个文件分别导入。
sheet-too-many-rows = 数据超过 { $limit } 行的上限。
sheet-too-many-rows-way = 请拆成几个文件分别导入，或者请系统管理员用命令行导入。
sheet-bomb = 文件结构异常：展开后的内容远大于正常表格。
sheet-bomb-way = 请把数据复制到新建的工作簿中，另存为 .xlsx，再上传。
sheet-unknown = 认不出这个文件的格式或文字编码。
sheet-open-quote = 第 { $line } 行的英文双引号没有成对，后面的内容无法分行。
sheet-open-quote-way = 请补上或删去多余的双引号，或者另存为 .xlsx，再上传。
sheet-unknown-formula = 表中有认不出的公式错误值“{ $what }”，不能读取。
sheet-unknown-formula-way = 请改正公式，或者把公式列粘贴为数值，再上传。
sheet-missing-columns = 表格缺少必填的列：{ $missing }。表中的列是：{ $found }。
sheet-no-header = 没有找到表头。表格必须有这些列：{ $missing }。
sheet-missing-columns-way = 请下载模板，对照修改表头后再上传。表头应在前 15 行之内。

# What is wrong with a cell.
cell-formula = 单元格是错误值“{ $what }”。请改正公式，或者填写正确的内容。
cell-digits = 数字的末几位已被 Excel 改掉。请把该列设为“文本”格式后重新填写。
cell-date = 日期超出范围。请填写如 2026-11-28 的日期。
cell-garbled = 有不能识别的字符。请重新填写，或者另存为 UTF-8 编码后再上传。
cell-too-long = 内容超过 { $most } 字。请缩短。
cell-missing = 必填，不能为空。

# Why an import was not carried out.
import-errors = { $count ->
    [one] 有 1 行不能导入，全部数据均未写入。第 { $line } 行：{ $reason }
   *[other] 有 { $count } 行不能导入，全部数据均未写入。第 { $line } 行起：{ $reason }
}
import-errors-way = 请按提示改正后重新上传。
import-changed = 预览之后数据有了变化，本次没有导入。
import-changed-way = 请重新预览，核对后再导入。
import-another-file = 文件与预览时的不是同一个，本次没有导入。
import-another-file-way = 请上传预览过的文件，或者重新预览。

# The record.
event-imported = 导入“{ $title }”：新增 { $new } 条，更新 { $changed } 条，未变 { $unchanged } 条。

# Templates.
template-example = 示例：{ $text }
