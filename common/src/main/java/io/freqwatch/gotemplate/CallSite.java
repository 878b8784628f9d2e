package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.parse.Node;
import io.freqwatch.gotemplate.value.GoValue;
import java.util.List;
import java.util.Optional;

/**
 * Where a function or method is called: the node that errors of the call name, the arguments, the
 * dot they are evaluated with, and what the pipeline hands over as the last argument.
 */
record CallSite(Node node, List<Node> arguments, GoValue dot, Optional<GoValue> piped) {
  boolean hasArguments() {
    return !arguments.isEmpty() || piped.isPresent();
  }

  CallSite withoutArguments(Node other) {
    return new CallSite(other, List.of(), dot, Optional.empty());
  }

  CallSite withNode(Node other) {
    return new CallSite(other, arguments, dot, piped);
  }

  int count() {
    return arguments.size() + (piped.isPresent() ? 1 : 0);
  }
}
