using DepGuard.Analyzers.Recognition.Auth;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Recognises HTTP requests that may change something twice when they are sent twice: POST and PATCH (RFC 9110, 9.2.2).</summary>
internal sealed class UnsafeRequests
{
    private readonly HttpRequests _requests;
    private readonly IReadOnlyList<string> _headers;

    public UnsafeRequests(KnownSymbols symbols, AnalyzerSettings settings)
    {
        _requests = symbols.Shared(() => new HttpRequests(symbols));
        _headers = ["Idempotency-Key", "If-Match", .. settings.List("idempotency_headers")];
    }

    /// <summary>Whether the compilation sees no client that sends requests.</summary>
    public bool IsEmpty => _requests.IsEmpty;

    /// <summary>The method of the request; null if it is safe to repeat, or not a request.</summary>
    public string? MethodOf(IInvocationOperation call)
    {
        if (!_requests.Sends(call.TargetMethod) || HasIdempotencyKey(call))
            return null;
        var name = call.TargetMethod.Name;
        return name.StartsWith("Post", StringComparison.Ordinal) ? "POST"
            : name.StartsWith("Patch", StringComparison.Ordinal) ? "PATCH"
            : name.StartsWith("Send", StringComparison.Ordinal) ? OfMessage(call)
            : null;
    }

    /// <summary>The method of the request message, where this member creates it.</summary>
    private static string? OfMessage(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            foreach (var creation in Created(argument.Value))
                foreach (var part in creation.DescendantsAndSelf())
                    if (part is IPropertyReferenceOperation { Property: { Name: "Post" or "Patch", ContainingType.Name: "HttpMethod" } method })
                        return method.Name.ToUpperInvariant();
        return null;
    }

    private static IEnumerable<IOperation> Created(IOperation value)
    {
        var bare = value.Bare();
        yield return bare;
        if (bare is ILocalReferenceOperation local && LocalValue.Of(local) is { } initial)
            yield return initial;
    }

    /// <summary>The member sets a header by which the callee recognises a repeated request.</summary>
    private bool HasIdempotencyKey(IInvocationOperation call) => MemberFacts.Of(call).Any(this, part =>
        part.ConstantValue is { HasValue: true, Value: string text } && _headers.Contains(text, StringComparer.OrdinalIgnoreCase)
        || part is IPropertyReferenceOperation { Property.Name: "IfMatch" });
}
