import { zipped } from "./zip.js";

/** A table as a workbook of one sheet (Office Open XML, ECMA-376): head in bold that stays in sight, text wrapped. */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const XLSX = `${TYPE}.sheet`;
/** What a cell can hold, in characters. */
const LONGEST = 32_767;

/**
 * @param {string} name the name of the sheet
 * @param {string[][]} rows the first is the head
 * @param {number[]} widths of the columns, in characters
 */
export function workbook(name, rows, widths) {
  return zipped([
    ["[Content_Types].xml", xml(`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`)],
    ["_rels/.rels", relations(["officeDocument", "xl/workbook.xml"])],
    ["xl/workbook.xml", xml(`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`)],
    ["xl/_rels/workbook.xml.rels", relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"])],
    ["xl/styles.xml", xml(STYLES)],
    ["xl/worksheets/sheet1.xml", xml(sheet(rows, widths))],
  ]);
}

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE2EFF1"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** @param {string[][]} rows @param {number[]} widths */
function sheet(rows, widths) {
  const columns = widths.map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`).join("");
  const cells = rows.map((row, place) => `<row r="${place + 1}">${row.map((words, column) => cell(words, `${letter(column)}${place + 1}`, place ? 0 : 1)).join("")}</row>`).join("");
  const area = `A1:${letter(widths.length - 1)}${rows.length}`;
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${cells}</sheetData><autoFilter ref="${area}"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Words as words, whatever they begin with: never a formula. @param {string} words @param {string} place @param {number} style */
const cell = (words, place, style) => (words ? `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(words.slice(0, LONGEST))}</t></is></c>` : "");

/** The name of a column: A to Z. @param {number} column */
const letter = (column) => String.fromCharCode(65 + column);

/** @param {...[string, string]} targets */
const relations = (...targets) => xml(`<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([kind, target], place) => `<Relationship Id="rId${place + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join("")}</Relationships>`);

/** @param {string} words */
const xml = (words) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${words}`;

/** What XML cannot hold at all becomes the sign for that. @param {string} words */
const escaped = (words) => words.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
