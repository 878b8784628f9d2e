package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.ConfigurationReader;
import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that talk to bots, with simulated ones. */
class BotCommandsTest {
  @TempDir Path folder;

  private final SimulatedFleet fleet = new SimulatedFleet(RunningFleet.simulation(1));
  private BotAccess alpha;

  @BeforeEach
  void start() {
    fleet.start();
    alpha = fleet.bots().getFirst();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void initAsksTriesAndWrites() throws IOException {
    String password = alpha.password().reveal();
    CommandRun init =
        new CommandRun(folder)
            .typing(alpha.uri() + "/api/v1/", "my-bot", alpha.username(), password, "");
    assertThat(init.run("init")).as(init.out() + init.err()).isEqualTo(ExitCode.FINE);
    assertThat(init.out()).contains("login works", "WebSocket", "Next: freqwatch up");
    assertThat(init.out()).doesNotContain(password);
    BotOptions written = written().getFirst();
    assertThat(written.name()).isEqualTo("my-bot");
    assertThat(written.url()).isEqualTo(alpha.uri());
    assertThat(written.password()).isEqualTo(alpha.password());
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/my-bot")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void initSaysWhatIsWrongAndLeavesTheBotOut() {
    CommandRun init =
        new CommandRun(folder)
            .typing("alpha.local", alpha.uri().toString(), "", "", "wrong password", "n", "");
    assertThat(init.run("init")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(init.out())
        .contains("no http:// or https://", "401", "compare username and password");
    assertThat(init.err()).contains("no bots; nothing was written");
    assertThat(folder.resolve("freqwatch.yml")).doesNotExist();
  }

  @Test
  void initTakesFlagsInPlaceOfAnswers() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), alpha.password().reveal());
    CommandRun init = new CommandRun(folder);
    int exitCode =
        init.run(
            "init",
            "--bot",
            "one=" + alpha.uri(),
            "--username",
            alpha.username(),
            "--password-file",
            password.toString());
    assertThat(exitCode).as(init.out() + init.err()).isEqualTo(ExitCode.FINE);
    assertThat(written()).extracting(BotOptions::name).containsExactly("one");
  }

  @Test
  void initAsksBeforeItReplacesAFile() throws IOException {
    Files.writeString(folder.resolve("freqwatch.yml"), "data: mine\n");
    CommandRun init = new CommandRun(folder).typing("no");
    assertThat(init.run("init")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(init.err()).contains("stays as it is");
    assertThat(folder.resolve("freqwatch.yml")).hasContent("data: mine");
  }

  @Test
  void doctorFindsEverythingWell() throws IOException {
    configure(alpha.password().reveal());
    CommandRun doctor = new CommandRun(folder);
    assertThat(doctor.run("doctor")).as(doctor.out() + doctor.err()).isEqualTo(ExitCode.FINE);
    assertThat(doctor.out())
        .contains("✓ Java", "1 bot", "data folder", "disk space", "port 127.0.0.1:", "is free")
        .contains("alpha: login works", "alpha: messages (WebSocket) can be followed")
        .contains("All is well.");
  }

  @Test
  void doctorSaysWhatToDoAboutABotThatRefusesTheLogin() throws IOException {
    configure("wrong");
    CommandRun doctor = new CommandRun(folder);
    assertThat(doctor.run("doctor")).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(doctor.out()).contains("✗ bot alpha", "compare username and password");
  }

  @Test
  void doctorSaysWhatToDoAboutABotThatIsNotThere() throws IOException {
    configure(alpha.password().reveal());
    fleet.close();
    CommandRun doctor = new CommandRun(folder);
    assertThat(doctor.run("doctor")).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(doctor.out()).contains("✗ bot alpha", "start the bot, or correct its url");
  }

  @Test
  void doctorNamesEveryProblemOfTheFile() throws IOException {
    Files.writeString(folder.resolve("freqwatch.yml"), "dat: x\nbots: 3\n");
    CommandRun doctor = new CommandRun(folder);
    assertThat(doctor.run("doctor")).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(doctor.out()).contains("freqwatch.yml:1:1: dat", "freqwatch.yml:2:7: bots");
    assertThat(doctor.out()).contains("2 things to put right.");
  }

  private List<BotOptions> written() {
    return ConfigurationReader.read(folder.resolve("freqwatch.yml"), Map.of()).bots();
  }

  private void configure(String password) throws IOException {
    Path secret = folder.resolve("alpha-password");
    Files.writeString(secret, password);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        folder.resolve("freqwatch.yml"),
        """
        listeners: {web: "127.0.0.1:0", prometheus: "127.0.0.1:0", exporter: "127.0.0.1:0"}
        bots:
          - {name: alpha, url: "%s", username: %s, password: {file: alpha-password}}
        """
            .formatted(alpha.uri(), alpha.username()));
  }
}
