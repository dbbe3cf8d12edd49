using DepGuard.Facts;

namespace DepGuard.Readers.Dapr;

/// <summary>An application with a Dapr sidecar.</summary>
/// <param name="Id">Its app-id, by which others call it.</param>
/// <param name="Service">The service that it is.</param>
internal sealed record DaprApp(string Id, Reference Service);
