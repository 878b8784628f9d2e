package io.freqwatch.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded templates given anew to a real {@code amtool}, so that the record stays true. */
@Tag("conformance")
class AmtoolConformanceTest {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> rendersTextAsAmtoolDoes() throws IOException {
    return tests("text.json", false);
  }

  @TestFactory
  List<DynamicTest> rendersHtmlAsAmtoolDoes() throws IOException {
    return tests("html.json", true);
  }

  private List<DynamicTest> tests(String file, boolean html) throws IOException {
    String peers = System.getenv("FREQWATCH_PEERS");
    assumeTrue(peers != null, "FREQWATCH_PEERS names no folder of programs to test with");
    Path amtool = Path.of(peers, "amtool");
    assumeTrue(Files.isExecutable(amtool), "no amtool at " + amtool);
    Path empty = Files.writeString(folder.resolve("empty.tmpl"), "");
    return RecordedTemplates.read(file).stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.template(), () -> compare(amtool, empty, each.template(), html)))
        .toList();
  }

  private static void compare(Path amtool, Path empty, String template, boolean html)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                amtool.toString(),
                "template",
                "render",
                "--template.glob=" + empty,
                "--template.type=" + (html ? "html" : "text"),
                "--template.text=" + template)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String theirs =
        process.waitFor() == 0
            ? said.replaceFirst("\n$", "")
            : said.strip().replaceFirst("^amtool: error: ", "");
    assertThat(RecordedTemplates.render(template, html)).isEqualTo(theirs);
  }
}
