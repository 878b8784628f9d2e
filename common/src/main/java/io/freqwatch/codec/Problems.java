package io.freqwatch.codec;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the mistakes of one or many files, so that a person sees all of them at once. */
public final class Problems {
  private static final Comparator<Problem> FROM_TOP =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final List<Problem> list = new ArrayList<>();

  public void add(Problem problem) {
    list.add(problem);
  }

  /** The problems in the order of their files, and in each file from top to bottom. */
  public List<Problem> list() {
    Map<String, List<Problem>> byFile =
        list.stream().collect(groupingBy(Problem::file, LinkedHashMap::new, toList()));
    return byFile.values().stream().flatMap(file -> file.stream().sorted(FROM_TOP)).toList();
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
