import PDFDocument from 'pdfkit';
import type { Handout, HandoutEntry } from '#shared/handing.js';
import { QUIET, toQr } from '#shared/qr.js';
// Open, large letters under the OFL. In the program itself, so that nothing is fetched and no machine needs to have them.
import boldFont from '@expo-google-fonts/open-sans/700Bold/OpenSans_700Bold.ttf?inline';
import regularFont from '@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf?inline';

type Doc = PDFDocument;
/** PDF has what is drawn and what is read aloud: each text goes into a part of the document's structure. */
type Parent = ReturnType<Doc['struct']>;

const MM = 72 / 25.4;
const MARGIN = 18 * MM;
const FOOT = 12 * MM;
/** Side of a QR code: phones of today read it from a hand's distance. */
const QR = 26 * MM;
const GAP = 6 * MM;
const INK = '#000000';
const LINE = '#777777';
const LOCALES = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;

const bytesOf = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

/**
 * The handout as a PDF: tagged, with its title and language (PDF/UA-1), letters of its own, A4, numbered pages. A service
 * is not cut in two where it fits on a page.
 * @param now when it is made, ms
 */
export async function toPdf(handout: Handout, now: number): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: LOCALES[handout.language],
    bufferPages: true,
    // Its own fonts are read from files beside the library, which an installed program does not have.
    font: bytesOf(regularFont),
    info: { Title: handout.title, Author: handout.county, CreationDate: new Date(now) },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', bytesOf(regularFont));
  doc.registerFont('bold', bytesOf(boldFont));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const pen = createPen(doc, handout.points);

  pen.text(root, 'H1', handout.title, { size: 1.7, bold: true });
  pen.text(root, 'P', [handout.county, handout.date].join(' · '), { size: 0.9 });
  pen.rule(INK, 1.5);
  handout.entries.forEach((entry, index) => {
    if (index > 0) pen.rule(LINE, 0.75);
    drawEntry(doc, pen, root, entry, handout);
  });
  pen.rule(INK, 1.5);
  if (handout.help !== undefined) {
    pen.keep(3);
    pen.text(root, 'P', handout.help, { bold: true });
  }
  pen.text(root, 'P', handout.source, { size: 0.8 });
  root.end();
  numberPages(doc);
  doc.end();
  return done;
}

interface Look {
  /** Of the text's own size. */
  size?: number;
  bold?: boolean;
  width?: number;
  indent?: number;
}

/** Writes one piece after another down the page. @param points size of the text */
function createPen(doc: Doc, points: number) {
  const wide = doc.page.width - 2 * MARGIN;
  const floor = () => doc.page.height - doc.page.margins.bottom;
  const options = ({ width = wide, indent = 0 }: Look) => ({ width: width - indent, lineGap: points * 0.22 });
  const dress = ({ size = 1, bold = false }: Look) =>
    doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(points * size)
      .fillColor(INK);
  return {
    wide,
    points,
    floor,
    text(parent: Parent, tag: string, text: string, look: Look = {}): void {
      parent.add(
        doc.struct(tag, {}, () => {
          dress(look).text(text, MARGIN + (look.indent ?? 0), doc.y, options(look));
        }),
      );
      doc.y += points * 0.12;
    },
    height: (text: string, look: Look = {}): number => dress(look).heightOfString(text, options(look)) + points * 0.12,
    space: (share: number) => void (doc.y += points * share),
    /** Begins a new page where fewer lines than these would fit. */
    keep(lines: number): void {
      if (doc.y + lines * points * 1.45 > floor()) doc.addPage();
    },
    rule(color: string, weight: number): void {
      doc.y += points * 0.5;
      if (doc.y > floor()) return;
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .moveTo(MARGIN, doc.y)
        .lineTo(MARGIN + wide, doc.y)
        .lineWidth(weight)
        .stroke(color);
      doc.endMarkedContent();
      doc.y += points * 0.7;
    },
  };
}
type Pen = ReturnType<typeof createPen>;

/** The pieces of a service in the order in which they are read. */
function piecesOf(entry: HandoutEntry, { labels }: Handout, column: number) {
  const narrow: Look = { width: column };
  return [
    { tag: 'H2', text: entry.name, look: { ...narrow, size: 1.25, bold: true } },
    ...(entry.provider === undefined ? [] : [{ tag: 'P', text: entry.provider, look: { ...narrow, bold: true } }]),
    ...entry.what.map((text) => ({ tag: 'P', text, look: narrow })),
    ...(entry.note === undefined
      ? []
      : [
          { tag: 'P', text: labels.note, look: { ...narrow, bold: true, indent: 10 }, note: true },
          { tag: 'P', text: entry.note, look: { ...narrow, indent: 10 }, note: true },
        ]),
    ...[...entry.facts, ...(entry.web === undefined ? [] : [{ label: labels.web, lines: [entry.web.shown] }])].flatMap(
      ({ label, lines }) => [
        { tag: 'P', text: label, look: { ...narrow, bold: true }, label: true },
        ...lines.map((text) => ({ tag: 'P', text, look: narrow })),
      ],
    ),
  ];
}

function drawEntry(doc: Doc, pen: Pen, root: Parent, entry: HandoutEntry, handout: Handout): void {
  const column = entry.web === undefined ? pen.wide : pen.wide - QR - GAP;
  const pieces = piecesOf(entry, handout, column);
  const before = (piece: (typeof pieces)[number]) => ('label' in piece ? 0.35 : 0);
  const tall = pieces.reduce((sum, one) => sum + pen.height(one.text, one.look) + before(one) * pen.points, 0);
  const code = entry.web === undefined ? 0 : QR + pen.points * 3;
  const whole = Math.max(tall, code);
  const page = pen.floor() - MARGIN;
  // What is longer than a page must break somewhere; its code still needs room beside its beginning.
  if (doc.y + (whole > page ? code : whole) > pen.floor()) doc.addPage();

  const part = doc.struct('Sect');
  root.add(part);
  const top = doc.y;
  const at = doc.bufferedPageRange().count;
  if (entry.web !== undefined) drawCode(doc, pen, part, { entry, top, url: entry.web.url, scan: handout.labels.scan });
  doc.y = top;
  for (const piece of pieces) {
    pen.space(before(piece));
    const from = doc.y;
    pen.text(part, piece.tag, piece.text, piece.look);
    if ('note' in piece && doc.y > from) bar(doc, from, doc.y);
  }
  part.end();
  if (doc.bufferedPageRange().count === at) doc.y = Math.max(doc.y, top + code);
}

/** The line at the side of the professional's own words. */
function bar(doc: Doc, from: number, to: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(MARGIN + 1.5, from)
    .lineTo(MARGIN + 1.5, to)
    .lineWidth(2.5)
    .stroke(INK);
  doc.endMarkedContent();
}

function drawCode(
  doc: Doc,
  pen: Pen,
  parent: Parent,
  { entry, top, url, scan }: { entry: HandoutEntry; top: number; url: string; scan: string },
): void {
  const left = MARGIN + pen.wide - QR;
  const { size, path } = toQr(url);
  const module = QR / (size + 2 * QUIET);
  parent.add(
    doc.struct('Figure', { alt: `QR: ${entry.name}, ${url}` }, () => {
      doc
        .save()
        .translate(left + QUIET * module, top + QUIET * module)
        .scale(module)
        .path(path)
        .fill(INK)
        .restore();
    }),
  );
  parent.add(
    doc.struct('Caption', {}, () => {
      doc
        .font('regular')
        .fontSize(Math.min(pen.points * 0.8, 12))
        .fillColor(INK)
        .text(scan, left, top + QR, { width: QR, align: 'center' });
    }),
  );
}

/** "1 / 2" at the foot of each page. */
function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const bottom = doc.page.margins.bottom;
    // Below the text's own area, where a text would otherwise begin a new page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc
      .font('regular')
      .fontSize(11)
      .fillColor(INK)
      .text(`${page - start + 1} / ${count}`, MARGIN, doc.page.height - MARGIN, {
        width: doc.page.width - 2 * MARGIN,
        align: 'right',
        lineBreak: false,
      });
    doc.endMarkedContent();
    doc.page.margins.bottom = bottom;
  }
}
