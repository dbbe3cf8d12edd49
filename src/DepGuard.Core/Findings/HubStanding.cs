namespace DepGuard.Findings;

/// <summary>Load and limits of a service in one state of the system, all in calls per second.</summary>
/// <param name="Load">Calls that reach it on a calm day.</param>
/// <param name="Answered">Those of them that are answered in time.</param>
/// <param name="Capacity">Attempts that it serves while every worker is busy.</param>
/// <param name="Critical">The most that it answers as load rises; above, it is down.</param>
/// <param name="Recovery">The load below which it comes back as load falls.</param>
public sealed record HubStanding(double Load, double Answered, double Capacity, double Critical, double Recovery)
{
    /// <summary>The shortest outage after which it stays down at this load: zero if it is down without any, null if it heals from every one.</summary>
    public TimeSpan? TippingOutage { get; init; }
}
