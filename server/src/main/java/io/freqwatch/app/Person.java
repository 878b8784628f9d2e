package io.freqwatch.app;

import io.freqwatch.model.Secret;
import java.io.Console;
import java.util.Optional;

/** Whoever sits at the keyboard, if anybody. */
interface Person {
  /** Asks; empty at the end of input. */
  Optional<String> answer(String question);

  /** Asks without showing what is typed. */
  Optional<Secret> secret(String question);

  /** Nobody: a script gave the command. */
  Person NOBODY =
      new Person() {
        @Override
        public Optional<String> answer(String question) {
          return Optional.empty();
        }

        @Override
        public Optional<Secret> secret(String question) {
          return Optional.empty();
        }
      };

  /** The person at this process' terminal; nobody where input is a pipe or a file. */
  static Person atTerminal() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> (Person) new TerminalPerson(console))
        .orElse(NOBODY);
  }
}
