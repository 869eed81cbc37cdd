"use strict";
{
	const PAGE = 100;
	const PRINTED = 20000;
	const element = (id) => document.getElementById(id);
	const outcomes = ["renamed", "already", "failed", "skipped", "pending", "undone"];
	const rows = JSON.parse(element("data").textContent).map(row);
	const table = element("table");
	const body = table.tBodies[0];
	const controls = element("controls");
	const names = new Intl.Collator("en", { numeric: true });
	const number = new Intl.NumberFormat("en");
	const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", timeStyle: "medium" });
	const day = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
	const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
	const severalDays = new Set(rows.map((each) => each.finished && Math.floor(each.finished / 86400000))
		.filter(Boolean)).size > 1;
	const severalTokens = new Set(rows.map((each) => each.token).filter(Boolean)).size > 1;

	let shown = rows.slice();
	let page = 0;
	let sorted = { by: "line", up: true };

	function row([line, room, oldName, newName, slack, finding, outcome, cause, detail, status, attempts, finished, token]) {
		return {
			line, room, oldName, newName, slack: slack ?? newName, finding, outcome, cause, detail, status, attempts, finished, token,
		};
	}

	/* Finding */

	function plain(text) {
		return text.normalize("NFKC").toLowerCase();
	}

	function searched(each) {
		each.text ??= plain([each.line, each.room, each.oldName ?? "", each.newName, "#" + each.slack, each.outcome,
			each.cause, each.cause.replaceAll("-", " "), each.detail].join("\n"));
		return each.text;
	}

	function find() {
		const words = plain(controls.search.value).split(/\s+/).filter(Boolean);
		const { outcome, cause, slack } = controls;
		shown = rows.filter((each) => (!outcome.value || each.outcome === outcome.value)
			&& (!cause.value || each.cause === cause.value)
			&& (!slack.value || each.finding === slack.value)
			&& words.every((word) => searched(each).includes(word)));
		sort();
		show(0);
	}

	const comparisons = {
		line: (a, b) => a.line - b.line,
		room: (a, b) => a.room - b.room,
		oldName: (a, b) => names.compare(a.oldName ?? "", b.oldName ?? ""),
		newName: (a, b) => names.compare(a.newName, b.newName),
		slack: (a, b) => names.compare(a.slack, b.slack),
		outcome: (a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome),
		detail: (a, b) => names.compare(a.cause, b.cause) || names.compare(a.detail, b.detail),
		finished: (a, b) => a.finished - b.finished,
	};

	function sort() {
		const compare = comparisons[sorted.by];
		const direction = sorted.up ? 1 : -1;
		shown.sort((a, b) => direction * compare(a, b) || a.line - b.line);
	}

	function sortBy(by, up) {
		sorted = { by, up };
		for (const head of table.tHead.rows[0].cells) {
			head.setAttribute("aria-sort", head.dataset.sort !== by ? "none" : up ? "ascending" : "descending");
		}
		controls.sort.value = by;
		sort();
		show(0);
	}

	/* Showing */

	function show(wanted) {
		const pages = Math.max(1, Math.ceil(shown.length / PAGE));
		page = Math.min(Math.max(0, wanted), pages - 1);
		const first = page * PAGE;
		const last = Math.min(first + PAGE, shown.length);
		body.replaceChildren(...shown.slice(first, last).map(line));
		element("count").textContent = counted(first, last);
		element("pages").hidden = pages === 1;
		element("page").textContent = `Page ${number.format(page + 1)} of ${number.format(pages)}`;
		element("previous").disabled = page === 0;
		element("next").disabled = page === pages - 1;
	}

	function counted(first, last) {
		const all = rows.length === 1 ? "1 room" : `${number.format(rows.length)} rooms`;
		if (shown.length === 0) {
			return `None of ${all} is like that.`;
		}
		const range = last - first < shown.length ? `${number.format(first + 1)} to ${number.format(last)} of ` : "";
		return shown.length === rows.length ? `Showing ${range}${range ? "" : "all "}${all}.`
			: `Showing ${range}${number.format(shown.length)} found among ${all}.`;
	}

	function make(tag, look, ...content) {
		const made = document.createElement(tag);
		if (look) {
			made.className = look;
		}
		made.append(...content);
		return made;
	}

	function cell(label, look, ...content) {
		const made = make("td", look, ...content);
		made.setAttribute("role", "cell");
		made.dataset.label = label;
		return made;
	}

	function line(each) {
		const made = make("tr", "",
			cell("Line", "number", String(each.line)),
			cell("Room", "number", String(each.room)),
			cell("Old name", "name", ...(each.oldName === null ? [make("span", "none", "not seen")] : name(each.oldName))),
			cell("New name", "name", ...name(each.newName)),
			cell("Slack", "name", make("div", "", ...channel(each))),
			cell("Outcome", "outcome", make("div", "", make("span", `pill ${each.outcome}`, each.outcome))),
			cell("What happened", "detail", ...happened(each)),
			cell("Finished", "time", ...time(each.finished)));
		made.setAttribute("role", "row");
		return made;
	}

	function name(text) {
		const hidden = unseen(text);
		const shownName = make("bdi", "", text);
		return [make("div", "", shownName, ...hidden.slice(0, 3).map(mark))];
	}

	/* Characters that don't show, or change how others show. In emoji, U+200D and U+FE0F are at home. */
	function unseen(text) {
		const strange = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]|[^\S ]/gu;
		const joined = text.replace(/(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic})/gu, "$1");
		return joined.match(strange) ?? [];
	}

	function mark(character) {
		const code = `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
		const made = make("span", "mark", code);
		made.title = `The name holds the character ${code}, which does not show.`;
		return made;
	}

	function channel(each) {
		const warnings = {
			"slack-collision": "would be merged",
			"slack-too-long": "would be cut",
			"slack-empty": "nothing is left",
		};
		const content = each.slack ? [make("bdi", each.slack === each.newName ? "same" : "", `#${each.slack}`)] : [];
		return each.finding ? [...content, make("span", "warn", warnings[each.finding] ?? each.finding)] : content;
	}

	function happened(each) {
		const aside = [each.cause.replaceAll("-", " "), each.status >= 400 ? `HTTP ${each.status}` : "",
			each.attempts > 1 ? `${each.attempts} updates` : "",
			severalTokens && each.token ? `by token ${each.token}` : ""].filter(Boolean).join(" · ");
		const content = each.detail ? [make("bdi", "", each.detail)] : [];
		if (aside) {
			content.push(make("span", "aside", aside));
		}
		return content.length ? [make("div", "", ...content)] : [];
	}

	function time(finished) {
		if (!finished) {
			return [];
		}
		const made = make("time", "", clock.format(finished));
		made.dateTime = new Date(finished).toISOString();
		made.title = local.format(finished);
		return [make("div", "", made, severalDays ? make("span", "aside", day.format(finished)) : "")];
	}

	/* Being told */

	function prepare() {
		for (const head of table.tHead.rows[0].cells) {
			const by = head.dataset.sort;
			const button = make("button", "", ...head.childNodes);
			button.type = "button";
			button.addEventListener("click", () => sortBy(by, sorted.by !== by || !sorted.up));
			head.append(button);
			controls.sort.append(new Option(button.textContent, by));
		}
		for (const outcome of outcomes) {
			const count = rows.filter((each) => each.outcome === outcome).length;
			if (count > 0) {
				controls.outcome.append(new Option(`${outcome} (${number.format(count)})`, outcome));
			}
		}
		for (const choice of [controls.cause, controls.slack]) {
			choice.parentElement.hidden = choice.options.length === 1;
		}
		controls.hidden = false;
	}

	function listen() {
		controls.addEventListener("submit", (event) => event.preventDefault());
		controls.addEventListener("reset", () => setTimeout(() => {
			sortBy("line", true);
			find();
		}));
		controls.search.addEventListener("input", find);
		for (const choice of [controls.outcome, controls.cause, controls.slack]) {
			choice.addEventListener("change", find);
		}
		controls.sort.addEventListener("change", () => sortBy(controls.sort.value, true));
		element("previous").addEventListener("click", () => show(page - 1));
		element("next").addEventListener("click", () => show(page + 1));
		for (const link of document.querySelectorAll("a[href='#rooms']")) {
			link.addEventListener("click", () => follow(link.dataset));
		}
		addEventListener("beforeprint", print);
		addEventListener("afterprint", () => show(page));
	}

	function print() {
		const last = Math.min(PRINTED, shown.length);
		body.replaceChildren(...shown.slice(0, last).map(line));
		element("count").textContent = counted(0, last);
	}

	/* A link to the rooms says which of them are meant. */
	function follow({ outcome, cause, slack }) {
		if (outcome || cause || slack) {
			controls.search.value = "";
			controls.outcome.value = outcome ?? "";
			controls.cause.value = cause ?? "";
			controls.slack.value = slack ?? "";
			find();
		}
	}

	function theme() {
		const button = element("theme");
		const dark = () => (document.documentElement.dataset.theme
			?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
		const label = () => {
			button.textContent = dark() ? "Light theme" : "Dark theme";
		};
		button.addEventListener("click", () => {
			document.documentElement.dataset.theme = dark() ? "light" : "dark";
			label();
		});
		matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
		label();
		button.hidden = false;
	}

	prepare();
	listen();
	theme();
	sortBy("line", true);
}
