package io.freqwatch.web.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunbookHtmlTest {
  @Test
  void showsWhatRunbooksUse() {
    String page =
        RunbookHtml.of(
            "FtBotDown",
            """
            # FtBotDown

            Severity **critical**. Rule: [mixin/alerts](../../mixin/alerts)

            ## What to do

            1. `docker logs <bot>`
            2. See [RuleEvalFailing](RuleEvalFailing.md).

            It goes on
            for a minute.
            """);

    assertThat(page)
        .contains(
            """
            <h1>FtBotDown</h1>
            <p>Severity <strong>critical</strong>. Rule: mixin/alerts
            </p>
            <h2>What to do</h2>
            <ol><li><code>docker logs &lt;bot&gt;</code>
            <li>See <a href="RuleEvalFailing">RuleEvalFailing</a>.
            </ol>
            <p>It goes on
            for a minute.
            </p>
            """);
  }
}
