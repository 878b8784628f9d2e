package io.freqwatch.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.codec.InvalidFileException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder under {@code config/} is a configuration and what reading it says. */
class ConfigurationReaderTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("ALPHA", "secret-a", "BETA", "b");

  @TempDir Path folder;

  static Stream<Path> good() throws Exception {
    return cases("good");
  }

  static Stream<Path> bad() throws Exception {
    return cases("bad");
  }

  private static Stream<Path> cases(String kind) throws Exception {
    URI root = ConfigurationReaderTest.class.getResource("/config/" + kind).toURI();
    try (Stream<Path> folders = Files.list(Path.of(root))) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsWhatAGoodFileSays(Path example) throws IOException {
    copy(example);
    FreqwatchOptions options =
        ConfigurationReader.read(folder.resolve("freqwatch.yml"), ENVIRONMENT);
    assertThat(describe(options)).isEqualTo(Files.readString(example.resolve("expected.txt")));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void namesEveryMistakeOfABadFileAtOnce(Path example) throws IOException {
    copy(example);
    InvalidFileException refusal = refusal();
    assertThat(relative(String.valueOf(refusal.getMessage())) + "\n")
        .isEqualTo(Files.readString(example.resolve("expected.txt")));
  }

  @Test
  void saysHowToGetAFileWhereThereIsNone() {
    assertThat(relative(String.valueOf(refusal().getMessage())))
        .isEqualTo(
            "freqwatch.yml: found no such file, expected a file (\"freqwatch init\" writes one)");
  }

  @Test
  void noticesASecretFileThatOthersCanRead() throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    write("bots: [{name: a, url: \"http://localhost\", username: u, password: {file: secret}}]");
    assertThat(read().notices())
        .extracting(notice -> relative(notice.toString()))
        .containsExactly("freqwatch.yml:1:67: secret can be read by others; run: chmod 600 secret");
  }

  @Test
  void neverPrintsASecret() throws IOException {
    write("bots: [{name: a, url: \"http://localhost\", username: u, password: hunter2}]");
    assertThat(read().toString()).doesNotContain("hunter2");
  }

  @Test
  void shiftsEveryPortOfOursAndNoneOfTheBots() throws IOException {
    write(
        "bots: [{name: a, url: \"http://localhost:8080\", username: u, password: {env: ALPHA},"
            + " exporter_port: 8091}]");
    FreqwatchOptions shifted = read().shifted(10_000);
    assertThat(shifted.listeners().byName().values())
        .extracting(ListenAddress::port)
        .containsExactly(13_000, 19_090, 19_093, 54_321, 18_090);
    assertThat(shifted.bots().getFirst().exporterPort()).hasValue(18_091);
    assertThat(shifted.bots().getFirst().url()).isEqualTo(URI.create("http://localhost:8080"));
  }

  private FreqwatchOptions read() {
    return ConfigurationReader.read(folder.resolve("freqwatch.yml"), ENVIRONMENT);
  }

  private InvalidFileException refusal() {
    return catchThrowableOfType(InvalidFileException.class, this::read);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("freqwatch.yml"), text);
  }

  private String relative(String text) {
    return text.replace(folder + "/", "");
  }

  private void copy(Path example) throws IOException {
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(example.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        }
      }
    }
  }

  private String describe(FreqwatchOptions options) {
    List<String> lines = new ArrayList<>();
    lines.add("data " + folder.relativize(options.data()));
    options.listeners().byName().forEach((name, address) -> lines.add(name + " " + address));
    lines.add("retention " + options.metrics().retention());
    if (options.metrics().retentionBytes() > 0) {
      lines.add("retention size " + options.metrics().retentionBytes());
    }
    lines.addAll(describe(options.metrics().store()));
    options.metrics().config().ifPresent(at -> lines.add("config " + relative(at.toString())));
    options.alerting().config().ifPresent(at -> lines.add("alerting " + relative(at.toString())));
    options.bots().forEach(bot -> lines.add(describe(bot)));
    options.notices().forEach(notice -> lines.add("notice " + relative(notice.toString())));
    return lines.stream().collect(joining("\n", "", "\n"));
  }

  private static List<String> describe(StoreOptions store) {
    List<String> lines = new ArrayList<>();
    store
        .retentionRules()
        .forEach(rule -> lines.add("keep " + rule.matchers() + " for " + rule.keep()));
    if (!store.equals(StoreOptions.DEFAULTS)) {
      lines.add("quarantine " + store.quarantineBytes());
      lines.add("merged bytes per second " + store.mergedBytesPerSecond());
    }
    return lines;
  }

  private static String describe(BotOptions bot) {
    String port = bot.exporterPort().stream().mapToObj(Integer::toString).collect(joining());
    return "bot %s %s %s account=%s labels=%s port=%s"
        .formatted(bot.name(), bot.url(), bot.username(), bot.account(), bot.labels(), port);
  }

  @Test
  void refusesAFileThatIsNoConfigurationByItsSize(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("freqwatch.yml"), new byte[(4 << 20) + 1]);
    assertThatThrownBy(() -> ConfigurationReader.read(file, Map.of()))
        .hasMessage(file + ": found more than 4 MiB, expected a configuration");
  }
}
