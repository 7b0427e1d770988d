/* Search without a server, over the index under search/; its formats are described in Sources/Search. */
(function () {
"use strict";
const isPage = typeof document === "object";
const [form, input, status, list, more] = ["form", "input", "status", "results", "more"].map((name) => isPage && document.getElementById("search-" + name));
if (isPage && !list) return;

// Terms: the rules of Tokenizer.swift.

const plain = { ß: "ss", æ: "ae", ð: "d", ø: "o", þ: "th", đ: "d", ħ: "h", ı: "i", ł: "l", œ: "oe" };
const folded = new Map(), utf8 = new TextEncoder();
let stopWords = [], crowded = [];

const isEastAsian = (c) => /[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\u{20000}-\u{3ffff}]/u.test(c);

function fold(c) {
	if (!folded.has(c)) {
		const bare = c.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");
		folded.set(c, Array.from(bare, (letter) => plain[letter] || letter).join(""));
	}
	return folded.get(c);
}

function stem(word) {
	if (word.length < 4 || !/[a-hj-rtv-z]s$/.test(word)) return word;
	if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
	return word.slice(0, /(x|ss|ch|sh)es$/.test(word) ? -2 : -1);
}

/** The terms of a text with their places; `raw` is the word before it was taken to the singular. */
function tokens(text) {
	const found = [];
	let word = "", start = 0, end = 0, last = "", lastStart = 0, run = 0, at = 0;
	const add = (raw, start, end, term = raw) => found.push({ term, raw, start, end });
	const flush = () => {
		while (utf8.encode(word).length > 32) word = word.replace(/.$/u, "");
		if (word) add(word, start, end, stem(word));
		if (run === 1) add(last, lastStart, at);
		word = "";
		run = 0;
	};
	for (const character of text) {
		const next = at + character.length;
		for (const c of fold(character)) {
			if (isEastAsian(c) && !"的了与和及".includes(c)) {
				if (word) flush();
				if (run++) add(last + c, lastStart, next);
				last = c;
				lastStart = at;
			} else if (/[\p{L}\p{N}]/u.test(c) && !isEastAsian(c)) {
				if (run) flush();
				if (!word) start = at;
				word += c;
				end = next;
			} else flush();
		}
		at = next;
	}
	flush();
	return found;
}

/** Terms in a row, as a phrase has them. */
const spaced = (terms) => terms.map(({ term }) => " " + term).join("") + " ";

/** Reads a query; `typing` makes its last word a prefix. */
function parse(text, typing) {
	const query = { clauses: [], excluded: [], phrases: [], marks: [], from: 0, to: 99999999 };
	text = text.replace(/[“”]/g, '"').replace(/：/g, ":").slice(0, 300);
	for (const [whole, minus, name = "", quoted, bare] of text.matchAll(/(-?)(?:(author|keyword|title|day):)?(?:"([^"]*)"?|([^\s"]+))/gi)) {
		const field = name.toLowerCase(), isQuoted = quoted !== undefined, value = isQuoted ? quoted : bare;
		if (field === "day") {
			const [first, last = first] = value.split("..").map((part) => part.replace(/\D/g, ""));
			query.from = +first.padEnd(8, "0");
			query.to = +last.padEnd(8, "9");
			continue;
		}
		const terms = tokens(value);
		if (minus) {
			if (terms.length) query.excluded.push(terms.map(({ term }) => ({ term, field })));
			continue;
		}
		if (isQuoted && !field && terms.length > 1) query.phrases.push(spaced(terms));
		terms.forEach(({ term, raw }, at) => {
			const isPair = isEastAsian(term), isLast = at === terms.length - 1;
			const prefix = typing && isLast && !isQuoted && !isPair && text.endsWith(whole) ? raw : "";
			query.marks.push({ term, prefix });
			// Pairs overlap: every other one will do, and the last.
			const isNeedless = prefix ? raw.length < 3 : isPair ? at % 2 && !isLast && !isQuoted : !field && stopWords.includes(term);
			if (!isNeedless && !query.clauses.some((known) => known.term === term && known.field === field))
				query.clauses.push({ term, prefix, field, hits: 0, seen: 0 });
		});
	}
	return query;
}

// Shards: the rules of SearchLayout.swift and ShardWriter.swift.

function mixed(hash, value) {
	let h = Math.imul(hash ^ value, 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

function shardsOf({ term, prefix }, count) {
	const hashes = [term, prefix || term].flatMap((word) => {
		const codes = Array.from(word, (c) => c.codePointAt(0)), first = mixed(0, codes[0]);
		if (!isEastAsian(word)) return codes.slice(0, crowded.includes(word.slice(0, 3)) ? 4 : 3).reduce(mixed, 0);
		// A single character stands for all pairs that begin with it.
		return codes[1] ? mixed(first, codes[1] & 3) : [0, 1, 2, 3].map((bits) => mixed(first, bits));
	});
	return new Set(hashes.map((hash) => Math.floor(hash * count / 2 ** 32)));
}

/** Adds the postings of a clause in a shard to `found` (paper to place), and returns the month's days. */
function scan(bytes, clause, found) {
	let at = 3;
	const varint = () => {
		let value = 0, shift = 0, byte;
		do {
			byte = bytes[at++];
			value |= (byte & 127) << shift;
			shift += 7;
		} while (byte > 127);
		return value;
	};
	if (String(bytes.slice(0, 3)) !== "66,83,1") throw new Error("search index of another version");
	const count = varint(), days = [];
	for (let n = varint(), end = 0; n > 0; n--) {
		const day = varint();
		days.push({ day, end: end += varint() });
	}
	const words = varint(), pairs = varint();

	let bit = at * 8;
	const peek = () => {
		const i = bit >> 3, s = bit & 7;
		return (bytes[i] << 24 | bytes[i + 1] << 16 | bytes[i + 2] << 8 | bytes[i + 3]) << s | bytes[i + 4] >> 8 - s;
	};
	const read = (width) => {
		const value = width ? peek() >>> 32 - width : 0;
		bit += width;
		return value;
	};
	const unary = (most) => {
		for (let total = 0; ; ) {
			const ones = Math.min(Math.clz32(~peek()), most - total);
			total += ones;
			bit += ones;
			if (total === most) return total;
			if (ones < 32) {
				bit++;
				return total;
			}
		}
	};
	const rice = (k) => unary(1e6) << k | read(k);
	const gamma = () => {
		const width = unary(30);
		return 1 << width | read(width);
	};
	const readPostings = (isWanted) => {
		const frequency = gamma();
		let k = 0;
		while ((2 << k) * frequency * 10 <= count * 7) k++;
		for (let n = 0, paper = 0; n < frequency; n++, paper++) {
			paper += rice(k);
			const code = unary(5), place = [1, 2, 3, 8, 4][code] ?? read(6);
			if (isWanted) found.set(paper, found.get(paper) | place);
		}
	};

	let word = [];
	for (let n = 0; n < words; n++) {
		word.length = rice(2);
		for (let c = read(5); c; c = read(5)) word.push(c < 27 ? c + 96 : c < 28 ? read(4) + 48 : read(21));
		const text = String.fromCodePoint(...word);
		readPostings(text === clause.term || clause.prefix && text.startsWith(clause.prefix));
	}
	let first = 0x4e00, second = first;
	for (let n = 0; n < pairs; n++) {
		if (read(1)) {
			first += gamma();
			second = 0x4e00;
		}
		second += rice(10);
		readPostings(String.fromCharCode(first, second).startsWith(clause.term));
	}
	return days;
}

if (!isPage) {
	module.exports = { tokens, parse, shardsOf, scan, use: (catalog) => ({ stop: stopWords, crowded } = catalog) };
	return;
}

// Finding: months from the newest on, until there is enough to show, or enough bytes were loaded.

const text = form.dataset, moreText = more.textContent, root = document.querySelector("main").dataset.root || "";
const language = document.documentElement.lang.replace(/^en$/, "en-GB"), pageSize = 10, enough = 30;
const files = new Map();
// `left`: bytes that a search may still load before its reader is asked again; `transferred`: all bytes since the last answer.
let transferred = 0, months, perBlock, current = { left: 220000, paid: new Set() };

/** A file, loaded once; one whose address names its version never changes. */
async function load(search, path) {
	const request = async () => {
		const response = await fetch(root + path, { cache: path.includes("?") ? "default" : "no-cache" });
		if (!response.ok) throw new Error(path + ": " + response.status);
		const bytes = new Uint8Array(await response.arrayBuffer());
		transferred += bytes.length;
		return bytes;
	};
	if (!files.has(path)) files.set(path, request());
	try {
		const bytes = await files.get(path);
		if (!search.paid.has(path)) {
			search.paid.add(path);
			search.left -= bytes.length;
			search.largest = Math.max(search.largest, bytes.length);
		}
		return bytes;
	} catch (error) {
		files.delete(path);
		throw error;
	}
}

const filePath = (month, name) => `search/${month.name}/${name}.bin?${month.version}`;

async function loadCatalog() {
	const catalog = JSON.parse(new TextDecoder().decode(await load(current, "search/catalog.json")));
	({ stop: stopWords, crowded, block: perBlock } = catalog);
	months = catalog.months.reverse().map(([name, count, , shards, version]) =>
		({ name, count, shards, version, number: +name.replace("-", "") }));
}

async function lookup(search, month, clause) {
	const found = new Map();
	await Promise.all(Array.from(shardsOf(clause, month.shards), async (shard) => {
		month.days = scan(await load(search, filePath(month, "t" + shard)), clause, found);
	}));
	const bits = { author: 8, keyword: 4, title: 48 }[clause.field];
	if (bits) found.forEach((place, paper) => place & bits || found.delete(paper));
	return found;
}

async function gather(search, month) {
	const { clauses, excluded } = search.query, found = new Map(), banned = new Set();
	const get = async (clause) => {
		const map = await lookup(search, month, clause);
		found.set(clause, map);
		clause.hits += map.size;
		clause.seen += month.count;
	};
	if (!search.next && clauses.length < 4 || clauses.reduce((papers, { hits, seen }) => papers * hits / seen, month.count) > 1) {
		await Promise.all(clauses.map(get));
	} else {
		// A rare word first: where no paper is left, the other words need not be loaded.
		const rarity = (clause) => clause.seen ? clause.hits / clause.seen : 1 / clause.term.length;
		let papers;
		for (const clause of clauses.slice().sort((a, b) => rarity(a) - rarity(b))) {
			await get(clause);
			const map = found.get(clause);
			papers = papers ? papers.filter((paper) => map.has(paper)) : [...map.keys()];
			if (!papers.length || current !== search) break;
		}
	}
	if (!clauses.length) await lookup(search, month, { term: "0" });
	for (const group of excluded) {
		const maps = await Promise.all(group.map((clause) => lookup(search, month, clause)));
		maps[0].forEach((_, paper) => maps.every((map) => map.has(paper)) && banned.add(paper));
	}
	search.parts.push({ month, found, banned });
}

/** All papers of the parts that have at least so many of the words, best first. */
function collect(search, needed) {
	const { clauses, from, to } = search.query, hits = [];
	const weights = clauses.map(({ seen, hits }) => Math.log(1 + (seen - hits + 0.5) / (hits + 0.5)));
	const whole = 3.6 * weights.reduce((a, b) => a + b, 0) || 1;
	const ordinal = ({ number }) => Math.floor(number / 100) * 12 + number % 100;
	for (const { month, found, banned } of search.parts) {
		const maps = clauses.map((clause) => found.get(clause) || new Map());
		const papers = clauses.length ? new Set(maps.flatMap((map) => [...map.keys()])) : Array(month.count).keys();
		for (const paper of papers) {
			const places = maps.map((map) => map.get(paper)), matched = places.filter(Boolean).length;
			const day = month.number * 100 + month.days.find(({ end }) => paper < end).day;
			if (matched < needed || banned.has(paper) || day < from || day > to) continue;
			let score = matched;
			places.forEach((place, at) => {
				const value = [0, 1.5, 2, 2.6][place >> 4] + (place & 8 && 2) + (place & 4 && 0.6) + [0, 0.6, 0.85, 1][place & 3];
				score += weights[at] * value / whole;
			});
			if (places.every((place) => place >> 4)) score += 0.15;
			const age = ordinal(months[0]) - ordinal(month) + (31 - day % 100) / 31;
			score += 0.15 * 2 ** (-age / 6);
			hits.push({ paper, key: month.name + paper, block: filePath(month, "d" + Math.floor(paper / perBlock)), day, score });
		}
	}
	return hits.sort((a, b) => b.score - a.score || b.day - a.day || b.paper - a.paper);
}

async function extend(search) {
	const { clauses: { length: count }, phrases } = search.query;
	for (let width = 1, seen = 0; width > 0; ) {
		// Months of few papers go together.
		for (let n = 0, at = search.next; (n += search.months[at++]?.count) < 300; ) width = Math.max(width, at + 1 - search.next);
		const wave = search.months.slice(search.next, search.next + width);
		// The best so far will mostly be among the first results.
		await Promise.all([...wave.map((month) => gather(search, month)), ...search.hits.slice(0, 2).map((hit) => details(search, hit))]);
		if (current !== search) return;
		search.next += wave.length;
		search.hits = collect(search, count);
		const found = search.hits.length;
		wave.forEach((month) => seen += month.count);
		if (search.next === search.months.length || found >= enough) break;
		// What results show has to be loaded as well; a larger month has larger shards.
		const left = search.left - Math.min(found, 3) * (phrases.length ? 20000 : 7000), next = search.months[search.next].count;
		// As many months as are likely to have the rest.
		width = Math.min(Math.floor(left / search.largest / (next > 3 * seen ? 2 : 1.3) / (count || 1) + 0.2), Math.ceil((1.4 * enough - found) / (found + 0.5) * seen / next));
	}
	search.isPartial = !search.hits.length && count > 1;
	if (search.isPartial) search.hits = collect(search, 1);
}

// Showing.

async function details(search, { block, paper }) {
	const bytes = await load(search, block);
	if (!bytes.lines) {
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
		bytes.lines = (await new Response(stream).text()).split("\n");
	}
	const [short, title, authors, count, summary] = bytes.lines[paper % perBlock].split("\t");
	const path = short[0] === "/" ? short.slice(1) : "papers/" + short + ".html";
	return { path: path.split("/").map(encodeURIComponent).join("/"), title, authors, count, summary };
}

/** Whether a paper has all quoted phrases: in what is shown of it, or else on its page. */
async function hasPhrases(search, facts) {
	const texts = [facts.title, facts.authors, facts.summary];
	const isIn = (phrase) => texts.some((string) => spaced(tokens(string)).includes(phrase));
	const { phrases } = search.query;
	if (search.isPartial || phrases.every(isIn)) return true;
	facts.isLoaded = true;
	const page = new DOMParser().parseFromString(new TextDecoder().decode(await load(search, facts.path)), "text/html");
	texts.push((page.querySelector("main") || page.body).textContent);
	return phrases.every(isIn);
}

function make(parent, name, className) {
	return parent.appendChild(Object.assign(document.createElement(name), { className, dir: "auto" }));
}

function mark(element, string, { marks }) {
	let done = 0, latest;
	for (const { term, raw, start, end } of tokens(string)) {
		const isHit = (mark) => mark.term === term || mark.prefix && raw.startsWith(mark.prefix) ||
			isEastAsian(term) && mark.term.length === 1 && term.includes(mark.term);
		if (stopWords.includes(term) || !marks.some(isHit)) continue;
		// Pairs that touch are one mark.
		if (!latest || start > done) {
			element.append(string.slice(done, start));
			latest = make(element, "mark", "");
			done = start;
		}
		latest.append(string.slice(done, end));
		done = end;
	}
	element.append(string.slice(done));
}

// Made at once, because they are slow to make.
const [dayFormat, monthFormat] = [{ dateStyle: "medium" }, { month: "long", year: "numeric" }].map((style) =>
	new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" }));

/** Marks an element whose text is of another language than the page, as far as Chinese and others go. */
function tongue(element, string) {
	const isChinese = /\p{Script=Han}/u.test(string);
	if (isChinese !== language.startsWith("zh")) element.lang = isChinese ? "zh" : "en";
	return element;
}

function item({ query }, { day, facts: { path, title, authors, count, summary } }) {
	const entry = document.createElement("li"), heading = make(entry, "h2", ""), link = make(heading, "a", "");
	entry.className = "result";
	link.href = root + path;
	tongue(heading, title);
	mark(link, title, query);
	const about = make(entry, "p", "facts");
	mark(make(about, "span", "authors"), authors, query);
	if (count > 3 && text.others) about.append(" " + text.others.replace("{count}", count - 3));
	if (day % 100) {
		if (authors) about.append("\u2003");
		const time = make(about, "time", "");
		time.dateTime = String(day).replace(/(..)(..)$/, "-$1-$2");
		time.textContent = dayFormat.format(new Date(time.dateTime));
	}
	if (summary) mark(tongue(make(entry, "p", "summary"), summary), summary, query);
	return entry;
}

async function show(search) {
	const { phrases } = search.query, start = list.children.length, most = phrases.length ? 5 : pageSize;
	const waiting = search.hits.filter((hit) => !search.shown.has(hit.key));
	let size = most, pages = 0;
	do {
		// A result costs its block, and its page where a phrase is looked for: rather fewer results than many bytes.
		const affordable = Math.max(1, Math.min(search.left, 240000 - transferred) / (phrases.length ? 16000 : 9200)), blocks = new Set();
		const end = waiting.findIndex((hit, at) => at === size || !files.has(hit.block) && blocks.add(hit.block).size > affordable);
		const batch = waiting.splice(0, end < 0 ? size : end);
		// The first of them need not wait for the others.
		await Promise.all(batch.map(async (hit) => {
			const facts = await details(search, hit);
			hit.isWanted = await hasPhrases(search, facts);
			hit.facts = facts;
			if (facts.isLoaded) pages++;
			while (current === search && batch[0]?.facts) {
				const ready = batch.shift();
				search.shown.add(ready.key);
				if (ready.isWanted) list.append(item(search, ready));
			}
		}));
		if (current !== search) return;
		size = Math.min(start + pageSize - list.children.length, most - pages);
	} while (waiting.length && size && search.left > 16000);
	search.left = transferred = 0;
	const count = phrases.length ? list.children.length : search.hits.length;
	const hasMore = search.hits.length > search.shown.size, hasOlder = search.next < search.months.length;
	const message = search.isPartial ? text.partial : hasOlder ? text.since : count > 1 ? text.many : count ? text.one : text.nothing;
	status.textContent = (message || text.many).replace("{count}", count.toLocaleString(language))
		.replace("{month}", () => monthFormat.format(new Date(search.months[search.next - 1].name)));
	more.hidden = !hasMore && !hasOlder;
	more.textContent = hasMore ? moreText : text.earlier || moreText;
	return list.children[start];
}

async function attempt(work) {
	const search = current;
	try {
		await work(search);
	} catch (error) {
		if (search !== current) return;
		status.textContent = text.failed;
		more.hidden = true;
		console.error(error);
	}
}

function run(value, typing) {
	// A search that was not shown leaves its bytes to the next one. Searches for the same text have the same bytes in common.
	const { before, budget } = value === current.value ? current
		: { before: [...files.keys()], budget: Math.max(current.left, Math.min(88000, 240000 - transferred)) };
	current = { value, before, paid: new Set(before), budget, left: budget, largest: 6000, parts: [], hits: [], shown: new Set(), next: 0 };
	return attempt(async (search) => {
		more.hidden = true;
		status.textContent = value.trim() && text.running;
		if (!months) await loadCatalog();
		if (current !== search) return;
		const query = search.query = parse(value, typing);
		search.months = months.filter(({ number }) => number * 100 + 99 >= query.from && number * 100 <= query.to);
		const isEmpty = !query.clauses.length && !query.from;
		if (!isEmpty && search.months.length) await extend(search);
		if (current !== search) return;
		const isUnfinished = !typing && search.next >= search.months.length && (search.isPartial || !search.hits.length) && parse(value, true).clauses.some(({ prefix }) => prefix);
		if (isUnfinished) return run(value, true);
		list.replaceChildren();
		if (isEmpty) status.textContent = value.trim() && text.nothing;
		else await show(search);
	});
}

more.addEventListener("click", () => attempt(async (search) => {
	search.left = 88000;
	if (search.hits.length <= search.shown.size) await extend(search);
	const first = await show(search);
	first?.querySelector("a").focus();
}));

let timer;
function changed(delay, typing) {
	clearTimeout(timer);
	timer = setTimeout(() => {
		const value = input.value.trim();
		history.replaceState(null, "", value ? "?q=" + encodeURIComponent(value) : location.pathname);
		run(input.value, typing);
	}, delay);
}
if (location.protocol === "file:") {
	status.textContent = text.folder;
	return;
}
for (const name of ["input", "compositionend"]) {
	input.addEventListener(name, (event) => event.isComposing || changed(/^(insertT|de)/.test(event.inputType) ? 100 : 0, !/\s$/.test(input.value)));
}
form.addEventListener("submit", (event) => {
	event.preventDefault();
	changed(0, false);
});
input.value = new URLSearchParams(location.search).get("q") || "";
if (input.value) run(input.value, false);
// Expressions are slow the first time.
else loadCatalog().then(() => parse(text.many)).catch(() => {});
})();
