using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.Gateways;

/// <summary>
/// A gateway reaches one callee by several routes, each with its own numbers. What counts for the call is the worst route, also where a route
/// states nothing and the product's default is worse than what another route states.
/// </summary>
internal static class WorstRoute
{
    /// <summary>The calls with those numbers only that are the worst of their caller, callee and mode.</summary>
    public static IEnumerable<CallFact> Of(IEnumerable<CallFact> calls) =>
        calls.GroupBy(call => (call.Caller, Host: call.Target.Host.ToLowerInvariant(), call.ModeByKey))
            .SelectMany(group => group.Count() == 1 ? group : Worst([.. group]));

    private static IEnumerable<CallFact> Worst(IReadOnlyList<CallFact> routes)
    {
        var attempts = Largest(routes, policy => policy.Attempts);
        var timeout = Largest(routes, policy => policy.Timeout);
        var idle = Largest(routes, policy => policy.Idle);
        var deadline = Largest(routes, policy => policy.Deadline);
        var connect = Largest(routes, policy => policy.Connect);
        return routes.Select(route => route with
        {
            Policies =
            [
                .. route.Policies.Select(policy => policy with
                {
                    Attempts = Nullable.Equals(policy.Attempts, attempts) ? attempts : null,
                    Timeout = Nullable.Equals(policy.Timeout, timeout) ? timeout : null,
                    Idle = Nullable.Equals(policy.Idle, idle) ? idle : null,
                    Deadline = Nullable.Equals(policy.Deadline, deadline) ? deadline : null,
                    Connect = Nullable.Equals(policy.Connect, connect) ? connect : null,
                }).Where(policy => !policy.IsEmpty),
            ],
        });
    }

    /// <summary>The largest number of the routes, where a declared one stands for the default of its route.</summary>
    private static T? Largest<T>(IEnumerable<CallFact> routes, Func<CallPolicy, T?> number)
        where T : struct, IComparable<T>
    {
        T? largest = null;
        foreach (var route in routes)
            if (route.Policies.OrderByDescending(policy => policy.Provenance).Select(number).FirstOrDefault(value => value is not null) is { } own
                && (largest is not { } known || known.CompareTo(own) < 0))
                largest = own;
        return largest;
    }
}
