using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Knows the timeouts of pipelines of Polly 8, of which the one that is added first is the outermost.</summary>
internal static class PipelineTimeouts
{
    /// <summary>Default of <c>TimeoutStrategyOptions</c>, Polly.Core 8.</summary>
    private static readonly Duration Usual = new(TimeSpan.FromSeconds(30));

    /// <summary>Whether the call adds a timeout to a pipeline.</summary>
    public static bool IsAdded(IInvocationOperation call) => call.TargetMethod.Name == "AddTimeout" && PolicyNames.IsPolly(call.TargetMethod);

    /// <summary>The time of the timeout; null if it is not constant, or endless.</summary>
    public static TimeSpan? Of(IInvocationOperation call)
    {
        var argument = call.Arguments.LastOrDefault()?.Value.Bare();
        if (argument is IObjectCreationOperation creation && creation.Type?.Name.EndsWith("TimeoutStrategyOptions", StringComparison.Ordinal) == true)
            return OptionSettings.Of(creation, "TimeoutGenerator") is not null ? null : (OptionSettings.Of(creation, "Timeout") is { } set ? Duration.Of(set.Value) : Usual)?.Value;
        return argument?.Type?.Name == "TimeSpan" ? Duration.Of(argument)?.Value : null;
    }

    /// <summary>The timeouts that were added to the same builder before.</summary>
    public static IEnumerable<IInvocationOperation> Around(IInvocationOperation call)
    {
        var chained = Chains.Calls(call.Receiver()).Where(IsAdded);
        if (Variables.Of(Chains.Root(call)) is not { } builder)
            return chained;
        var earlier = call.Body().DescendantsAndSelf().OfType<IInvocationOperation>().Where(other =>
            IsAdded(other) && other.NameToken().SpanStart < call.NameToken().SpanStart && SymbolEqualityComparer.Default.Equals(Variables.Of(Chains.Root(other)), builder) && IsSameBranch(other, call));
        return chained.Concat(earlier);
    }

    /// <summary>Whether both calls are made, the earlier one not only in another branch.</summary>
    private static bool IsSameBranch(IOperation earlier, IOperation later) =>
        earlier.WithEnclosing().Where(outer => outer.Parent is IConditionalOperation).All(branch => branch.Syntax.Span.Contains(later.Syntax.Span));
}
