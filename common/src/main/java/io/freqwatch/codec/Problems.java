package io.freqwatch.codec;

import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of one or many files, so that a person sees all of them at once. */
public final class Problems {
  private final List<Problem> list = new ArrayList<>();

  public void add(Problem problem) {
    list.add(problem);
  }

  public List<Problem> list() {
    return List.copyOf(list);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  /**
   * @throws InvalidFileException with every problem, where there is any
   */
  public void throwIfAny() {
    if (!list.isEmpty()) {
      throw new InvalidFileException(list());
    }
  }
}
