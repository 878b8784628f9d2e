package io.freqwatch.codec;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A file that cannot be used; the message holds one problem a line. */
public final class InvalidFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  InvalidFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
