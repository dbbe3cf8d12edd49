using DepGuard.Facts;
using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>Calls of other applications through the Dapr client. Source: dapr/dotnet-sdk, <c>src/Dapr.Client/DaprClient.cs</c>.</summary>
internal static class DaprInvocations
{
    /// <summary>Calls with the id of an application that is known.</summary>
    public static IEnumerable<Fact> Read(CSharpProgram program, Reference owner)
    {
        foreach (var call in program.Calls)
            if (AppId(program, call) is { Length: > 0 } id)
                yield return new CallFact(owner, new Address(id, Scheme: "dapr"), call.Name, program.At(call.First), Confidence.Inferred) { OnlyIfKnown = true, ModeByKey = CallMode.Sync };
    }

    /// <summary>The application that is called; in front of it may stand the method of HTTP, behind it the name of the method is needed.</summary>
    private static string? AppId(CSharpProgram program, CSharpCall call)
    {
        if (call.Name is "CreateInvokeHttpClient" or "CreateInvocationInvoker")
            return program.Literal(call, 0);
        if (call.Name is not ("InvokeMethodAsync" or "InvokeMethodGrpcAsync" or "CreateInvokeMethodRequest"))
            return null;
        return program.Literal(call, 0) is { } first ? program.Literal(call, 1) is null && call.Arguments.Count < 2 ? null : first : program.Literal(call, 1);
    }
}
