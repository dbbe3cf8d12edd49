using DepGuard.Checks.Capacity;
using DepGuard.Findings;

namespace DepGuard.Cli.Simulation;

/// <summary>Finds the numbers of the service that a user names.</summary>
internal static class KnownHub
{
    /// <summary>The service as a hub; throws <see cref="UsageException"/> with what nobody states about it.</summary>
    public static HubCase Find(AnalysisResult result, string name)
    {
        var service = ServiceName.Find(result, name);
        if (HubCase.In(result.Graph).FirstOrDefault(one => one.Service == service) is { } known)
            return known;

        string[] missing =
        [
            .. service.Numbers.Workers is null ? ["its workers"] : (string[])[],
            .. service.Numbers.ServiceTime is null ? ["its service time"] : (string[])[],
        ];
        var lacking = missing.Length > 0 ? string.Join(" and ", missing) : "the rate of calls that reach it or its callers";
        throw new UsageException(
            $"nothing states {lacking} for '{service.Id}'; add to depguard.yaml, for example:\n"
            + $"  services: {{ {service.Id}: {{ workers: 8, service-time: 80ms, rate: 40/s }} }}\n"
            + "or leave --service out and give --arrival-rate, --workers, --service-time and --timeout");
    }
}
