package io.freqwatch.tsdb.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void doesAsSetsDo(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int[] a = list(random);
      int[] b = list(random);
      TreeSet<Integer> both = set(a);
      both.retainAll(set(b));
      assertThat(Postings.intersect(a, b)).isEqualTo(array(both));
      TreeSet<Integer> rest = set(a);
      rest.removeAll(set(b));
      assertThat(Postings.subtract(a, b)).isEqualTo(array(rest));
      TreeSet<Integer> all = set(a);
      all.addAll(set(b));
      assertThat(Postings.union(List.of(a, b))).isEqualTo(array(all));
    }
  }

  private static int[] list(Random random) {
    int size = random.nextInt(4) == 0 ? random.nextInt(2000) : random.nextInt(20);
    return random.ints(size, 0, 5000).sorted().distinct().toArray();
  }

  private static TreeSet<Integer> set(int[] list) {
    TreeSet<Integer> set = new TreeSet<>();
    for (int number : list) {
      set.add(number);
    }
    return set;
  }

  private static int[] array(TreeSet<Integer> set) {
    return set.stream().mapToInt(Integer::intValue).toArray();
  }
}
