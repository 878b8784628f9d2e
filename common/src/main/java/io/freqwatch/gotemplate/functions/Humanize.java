package io.freqwatch.gotemplate.functions;

import io.freqwatch.gotemplate.value.GoFloat;
import java.util.List;

/** Numbers for people, with four digits: 1.235M, 2d 3h 4m 5s, 12.35%. */
final class Humanize {
  private static final List<String> LARGE = List.of("k", "M", "G", "T", "P", "E", "Z", "Y");
  private static final List<String> SMALL = List.of("m", "u", "n", "p", "f", "a", "z", "y");
  private static final List<String> BINARY =
      List.of("ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi");

  private Humanize() {}

  static String number(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return digits(value);
    }
    return Math.abs(value) >= 1 ? divided(value, 1000, LARGE) : multiplied(value);
  }

  static String number1024(double value) {
    boolean plain = Math.abs(value) <= 1 || !Double.isFinite(value);
    return plain ? digits(value) : divided(value, 1024, BINARY);
  }

  static String percentage(double ratio) {
    return digits(ratio * 100) + "%";
  }

  static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return digits(seconds);
    }
    if (seconds == 0 || Math.abs(seconds) < 1) {
      return (seconds == 0 ? digits(seconds) : multiplied(seconds)) + "s";
    }
    return (seconds < 0 ? "-" : "") + longer(Math.abs(seconds));
  }

  private static String longer(double value) {
    long seconds = (long) value;
    long days = seconds / 86_400;
    long hours = seconds / 3_600 % 24;
    long minutes = seconds / 60 % 60;
    String rest = minutes + "m " + seconds % 60 + "s";
    if (days != 0) {
      return days + "d " + hours + "h " + rest;
    }
    if (hours != 0) {
      return hours + "h " + rest;
    }
    return minutes != 0 ? rest : digits(value) + "s";
  }

  private static String divided(double value, int factor, List<String> prefixes) {
    double left = value;
    String prefix = "";
    for (String each : prefixes) {
      if (Math.abs(left) < factor) {
        break;
      }
      prefix = each;
      left /= factor;
    }
    return digits(left) + prefix;
  }

  private static String multiplied(double value) {
    double left = value;
    String prefix = "";
    for (String each : SMALL) {
      if (Math.abs(left) >= 1) {
        break;
      }
      prefix = each;
      left *= 1000;
    }
    return digits(left) + prefix;
  }

  static String digits(double value) {
    return GoFloat.format(value, 'g', 4);
  }
}
