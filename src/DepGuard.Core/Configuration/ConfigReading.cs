namespace DepGuard.Configuration;

/// <summary>A configuration as far as it could be read, with everything that is wrong in it.</summary>
/// <param name="Config">The configuration; not to be used when there are errors.</param>
/// <param name="Errors">What is wrong, in the form <c>file(line,column): message</c>.</param>
public sealed record ConfigReading(DepGuardConfig Config, IReadOnlyList<string> Errors);
