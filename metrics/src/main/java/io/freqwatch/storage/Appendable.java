package io.freqwatch.storage;

/** Whatever takes samples in. Callable from any thread. */
@SuppressWarnings("JavaLangClash")
public interface Appendable {
  /** A new, empty batch. The caller owns it and ends it by commit, rollback or close. */
  Appender appender();
}
