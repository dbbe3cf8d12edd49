namespace DepGuard.Models.Load;

/// <summary>Attempts that arrive at each service.</summary>
/// <param name="PerSecond">Attempts per second by number of the service; infinite in and below a cycle that diverges and has load.</param>
/// <param name="Converges">False if some cycle multiplies calls without end, even one without load; null if unknown.</param>
/// <param name="IsExact">False if the search in a very large component was cut off; its loads are too low then.</param>
public sealed record OfferedLoad(IReadOnlyList<double> PerSecond, bool? Converges, bool IsExact);
