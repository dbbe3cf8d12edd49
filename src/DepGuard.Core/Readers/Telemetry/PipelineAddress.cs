using DepGuard.Documents;

namespace DepGuard.Readers.Telemetry;

/// <summary>A value that names whom the owner of a file calls.</summary>
/// <param name="Key">Path of its key.</param>
/// <param name="Value">The value as written.</param>
internal readonly record struct PipelineAddress(string Key, Scalar Value);
