using DepGuard.Configuration;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Cli;

/// <summary>Finds the service that a user names.</summary>
internal static class ServiceName
{
    /// <summary>
    /// The service with an id or alias; throws <see cref="UsageException"/> with the nearest name if there is none, and with the files
    /// that may hold it because nobody could read them.
    /// </summary>
    public static Service Find(AnalysisResult result, string name)
    {
        if (result.Graph.Find(name) is { } service)
            return service;

        var near = new Suggestions(result.Graph.Services.Select(one => one.Id)).For(name);
        var hint = near is null ? "'depguard graph' lists them" : $"did you mean '{near}'?";
        var unread = Scan.Unreadable(result).Select(problem => $"\n  it may be in a file that could not be read: {problem.At}");
        throw new UsageException($"no service is called '{name}'; {hint}{string.Concat(unread)}");
    }
}
