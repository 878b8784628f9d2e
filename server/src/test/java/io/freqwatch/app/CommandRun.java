package io.freqwatch.app;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands as a shell would, and keeps what they print. */
final class CommandRun implements Person {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  CommandRun(Path folder) {
    this.folder = folder;
  }

  /** What the person will type, line by line. */
  CommandRun typing(String... lines) {
    typed.addAll(List.of(lines));
    return this;
  }

  CommandRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The exit code. */
  int run(String... arguments) {
    return new Main(terminal()).run(arguments);
  }

  Terminal terminal() {
    return new Terminal(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        this,
        environment,
        folder,
        Clock.system());
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  @Override
  public Optional<String> answer(String question) {
    out.append(question).append('\n');
    return Optional.ofNullable(typed.poll());
  }

  @Override
  public Optional<Secret> secret(String question) {
    return answer(question).map(Secret::of);
  }
}
