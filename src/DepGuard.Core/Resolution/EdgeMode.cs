using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>Decides how a caller depends on a callee, strongest evidence first: caller, key, callee, address.</summary>
internal static class EdgeMode
{
    /// <summary>The mode of a call.</summary>
    public static CallMode Of(CallFact call, ServiceDraft caller, ServiceDraft callee)
    {
        if (call.Roles.Contains(Role.Auth))
            return CallMode.Sync;
        if (caller.Roles.Contains(Role.Telemetry))
            return CallMode.Control;
        return call.ModeByKey ?? ByCallee(call, callee) ?? call.ModeByAddress ?? CallMode.Sync;
    }

    private static CallMode? ByCallee(CallFact call, ServiceDraft callee)
    {
        if (callee.Roles.Contains(Role.Telemetry) || callee.Roles.Contains(Role.Registry) || callee.Roles.Contains(Role.ConfigServer))
            return CallMode.Control;
        return callee.Kind switch
        {
            ServiceKind.Broker => CallMode.Async,
            ServiceKind.Cache when call.ModeByAddress == CallMode.Async => CallMode.Async,
            ServiceKind.Database or ServiceKind.Cache => CallMode.Data,
            _ => null,
        };
    }
}
