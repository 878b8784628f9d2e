package io.freqwatch.freqtrade.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.freqwatch.lifecycle.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEnvironmentTest {
  /** A shell script that behaves like Python as far as we ask it. */
  private static final String FAKE =
      """
      case "$*" in
        *"sys.version_info"*) echo 3.12.1; echo "$0" ;;
        *"importlib.metadata"*) echo 2026.7 ;;
        *" venv "*) mkdir -p bin; cp "$0" bin/python ;;
        *" pip "*) %s ;;
      esac
      """;

  private static final FreqtradeRelease RELEASE =
      new FreqtradeRelease("freqtrade==2026.7", "numpy==2.4.6\n");

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  private PythonEnvironment environment(String pip, FreqtradeRelease release) throws IOException {
    Path python = RealBotsFixture.script(folder.resolve("fake-python"), FAKE.formatted(pip));
    return new PythonEnvironment(
        folder.resolve("python"),
        release,
        Map.of(Python.VARIABLE, python.toString()),
        said::add,
        new ManualClock(0));
  }

  @Test
  void isMadeOnceAndUsedAgain() throws Exception {
    assertThat(environment("echo \"$*\"", RELEASE).ready()).isEqualTo("2026.7");
    assertThat(said.getFirst()).startsWith("making a Python 3.12.1 environment in ");
    assertThat(folder.resolve("python/install.log"))
        .content()
        .contains("--constraint", "freqtrade==2026.7");
    said.clear();
    assertThat(environment("exit 1", RELEASE).ready()).isEqualTo("2026.7");
    assertThat(said).isEmpty();
  }

  @Test
  void isMadeAnewForAnotherReleaseAndWhereItIsHalfMade() throws Exception {
    environment("true", RELEASE).ready();
    Path left = Files.writeString(folder.resolve("python/left"), "x");
    environment("true", new FreqtradeRelease("freqtrade==2026.9", "")).ready();
    assertThat(left).doesNotExist();
    Files.writeString(left, "x");
    Files.delete(folder.resolve("python/freqwatch-installed"));
    environment("true", RELEASE).ready();
    assertThat(left).doesNotExist();
  }

  @Test
  void saysWhereNoIndexAnswers() throws IOException {
    String pip = "echo 'WARNING: Retrying (Retry(total=1)) after connection broken'; exit 1";
    assertFailure(pip, RealBotsException.Reason.NO_INDEX, "PIP_INDEX_URL");
    assertThat(folder.resolve("python/freqwatch-installed")).doesNotExist();
  }

  @Test
  void saysWhatElsePipComplainsAbout() throws IOException {
    String pip = "echo 'ERROR: no space left'; exit 1";
    assertFailure(pip, RealBotsException.Reason.FAILED, "pip failed: no space left; all of it: ");
  }

  @Test
  void saysWhichPythonWouldDo() throws IOException {
    Path old = RealBotsFixture.script(folder.resolve("old"), "echo is Python 3.9; exit 1\n");
    Map<String, String> variables = Map.of(Python.VARIABLE, old.toString());
    assertThatThrownBy(() -> Python.find(variables))
        .asInstanceOf(type(RealBotsException.class))
        .returns(RealBotsException.Reason.NO_PYTHON, RealBotsException::reason)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("Python 3.11 or newer", "old is Python 3.9", "apt install python3");
  }

  private void assertFailure(String pip, RealBotsException.Reason reason, String message)
      throws IOException {
    PythonEnvironment environment = environment(pip, RELEASE);
    assertThatThrownBy(environment::ready)
        .asInstanceOf(type(RealBotsException.class))
        .returns(reason, RealBotsException::reason)
        .extracting(Throwable::getMessage)
        .asString()
        .contains(message);
  }
}
