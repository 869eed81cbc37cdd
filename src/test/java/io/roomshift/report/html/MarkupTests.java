package io.roomshift.report.html;

import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkupTests {

	@Test
	void elementWhenTextAndAttributesHoldMarkupEscapesThem() {
		StringWriter out = new StringWriter();

		new Markup(out).open("p", "title", "\"'<&>").text("</p> & 'more'").name("<b>").close().empty("hr");

		assertThat(out).hasToString("<p title=\"&quot;&#39;&lt;&amp;&gt;\">&lt;/p&gt; &amp; &#39;more&#39;"
				+ "<bdi>&lt;b&gt;</bdi></p><hr>");
	}

	@Test
	void escapedWhenTextHoldsWhatHtmlForbidsReplacesIt() {
		assertThat(Markup.escaped("a\u0000b\u001Bc\uD83Cd\n\te \uD83D\uDE00 \u202E"))
			.isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\n\te \uD83D\uDE00 \u202E");
	}

}
