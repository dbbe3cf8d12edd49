using DepGuard.Analyzers.Recognition.Auth;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>Failures that do not pass by themselves: wrong requests, wrong code, refused credentials, every answer that is no success.</summary>
internal sealed class FinalFailures
{
    /// <summary>How messages name all answers that are no success.</summary>
    public const string AnyFailure = "every status that is no success";

    private static readonly HashSet<string> Exceptions =
    [
        "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "NotSupportedException", "NotImplementedException", "JsonException", "FormatException",
        "AuthenticationException",
    ];

    /// <summary>Bad request, not found, method not allowed, conflict, gone, unprocessable content (RFC 9110, 15.5).</summary>
    private static readonly HashSet<int> Codes = [400, 404, 405, 409, 410, 422];

    private readonly HashSet<string> _stated;

    public FinalFailures(AnalyzerSettings settings)
    {
        _stated = [.. settings.List("retry.non_retryable")];
        Conditions = new(Of, Of, AnyFailure);
    }

    /// <summary>Conditions that single such a failure out.</summary>
    public FailureConditions Conditions { get; }

    /// <summary>How messages name the exception; null if a retry may help, or if DPG1501 speaks of it.</summary>
    public string? Of(ITypeSymbol? exception) =>
        exception is not null && Denials.Of(exception) is null && (Exceptions.Contains(exception.Name) || _stated.Contains(exception.Name) || _stated.Contains(exception.ToDisplayString())) ? exception.Name : null;

    /// <summary>How messages name the code; null if a retry may help.</summary>
    /// <param name="code">The constant.</param>
    /// <param name="compared">What it is compared with; tells what a bare number means.</param>
    public static string? Of(IOperation code, IOperation? compared) =>
        code.Bare() is { ConstantValue: { HasValue: true, Value: int number }, Type: { } type } && Codes.Contains(number)
        && (type.Name == "HttpStatusCode" || compared?.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "StatusCode" }) == true)
            ? $"status {number}"
            : null;
}
