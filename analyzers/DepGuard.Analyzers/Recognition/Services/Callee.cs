namespace DepGuard.Analyzers.Recognition.Services;

/// <summary>The service that a call goes to, seen from the service of the project.</summary>
/// <param name="Name">Its id; of a service that the graph does not have, its host.</param>
internal sealed record Callee(string Name)
{
    /// <summary>Whether the graph knows some dependency on it.</summary>
    public bool IsListed { get; init; }

    /// <summary>Whether its trouble is everybody's.</summary>
    public bool IsHub { get; init; }

    /// <summary>The cycle that the call closes, from the service of the project back to it; null if it closes none.</summary>
    public string? WayBack { get; init; }

    /// <summary>Whether it depends on the service of the project, which authenticates others.</summary>
    public bool AuthenticatesThrough { get; init; }
}
