namespace DepGuard.Graph.Changes;

/// <summary>A change that is to be released and was made apart from others.</summary>
/// <param name="Name">Its name, such as a branch.</param>
/// <param name="Change">What it changes in the state that all of them start from.</param>
public sealed record PendingRelease(string Name, GraphDiff Change);
