package io.freqwatch.app;

import io.freqwatch.model.Secret;
import java.io.Console;
import java.util.Optional;

/** A person at the process' own terminal. */
final class TerminalPerson implements Person {
  private final Console console;

  TerminalPerson(Console console) {
    this.console = console;
  }

  @Override
  public Optional<String> answer(String question) {
    return Optional.ofNullable(console.readLine("%s", question)).map(String::strip);
  }

  @Override
  public Optional<Secret> secret(String question) {
    return Optional.ofNullable(console.readPassword("%s", question))
        .map(typed -> Secret.of(new String(typed)));
  }
}
