package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import java.util.HashMap;
import java.util.Map;

/** Refuses a job's name that another job has, in whatever file. Used by one thread. */
final class JobNames {
  private final Map<String, String> places = new HashMap<>();

  void check(YamlMapping job) {
    String name = job.optionalText("job_name").orElse("");
    if (name.isEmpty()) {
      return;
    }
    String first = places.putIfAbsent(name, job.place("job_name"));
    if (first != null) {
      job.problem(
          "job_name", "\"" + name + "\" again", "a name of its own (first at " + first + ")");
    }
  }
}
