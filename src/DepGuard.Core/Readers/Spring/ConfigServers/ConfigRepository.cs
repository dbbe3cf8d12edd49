namespace DepGuard.Readers.Spring.ConfigServers;

/// <summary>A folder from which a configuration server serves settings: those of single applications, and those of all.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Shared"><c>application.yml</c> and <c>application-&lt;profile&gt;.yml</c>, which all clients get.</param>
/// <param name="Applications">Files named after an application, with or without a profile.</param>
internal sealed record ConfigRepository(string Folder, IReadOnlyList<SpringFile> Shared, IReadOnlyList<SpringFile> Applications);
