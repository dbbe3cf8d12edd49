namespace DepGuard.Findings;

/// <summary>A service that does not heal by itself or cannot take its load: where it stands, and what it answers at other loads.</summary>
/// <param name="Service">Its id.</param>
/// <param name="Now">Where it stands.</param>
/// <param name="Curve">What it answers, by load.</param>
public sealed record HubOutlook(string Service, HubStanding Now, IReadOnlyList<AnsweredLoad> Curve)
{
    /// <summary>Where it stood before the change; null without a change, or where that state did not say enough.</summary>
    public HubStanding? Before { get; init; }
}
