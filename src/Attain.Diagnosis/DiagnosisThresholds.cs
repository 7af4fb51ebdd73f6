using Attain.Facts;

namespace Attain.Diagnosis;

/// <summary>
/// What the rules compare with. Each is a setting of the workspace under its key, and the text of the same key says what it means.
/// Shares are of 1.
/// </summary>
public static class DiagnosisThresholds
{
    public static readonly Threshold HighShare = new("diagnosis.highShare", 0.05m, ThresholdUnit.Share);
    public static readonly Threshold MediumShare = new("diagnosis.mediumShare", 0.02m, ThresholdUnit.Share);
    public static readonly Threshold MinimumShare = new("diagnosis.minimumShare", 0.005m, ThresholdUnit.Share);
    public static readonly Threshold Concentrated = new("diagnosis.concentrated", 0.80m, ThresholdUnit.Share);

    public static readonly Threshold FewestCases = new("diagnosis.fewestCases", 30m);
    public static readonly Threshold RateFall = new("diagnosis.rateFall", 0.15m, ThresholdUnit.Share);
    public static readonly Threshold RateBehind = new("diagnosis.rateBehind", 0.60m, ThresholdUnit.Share);

    public static readonly Threshold Decline = new("diagnosis.decline", 0.03m, ThresholdUnit.Share);
    public static readonly Threshold PartDecline = new("diagnosis.partDecline", 0.15m, ThresholdUnit.Share);
    public static readonly Threshold FewestOrders = new("diagnosis.fewestOrders", 10m);
    public static readonly Threshold TargetBehind = new("diagnosis.targetBehind", 0.85m, ThresholdUnit.Share);

    public static readonly Threshold PriceFall = new("diagnosis.priceFall", 0.02m, ThresholdUnit.Share);
    public static readonly Threshold VolumeRise = new("diagnosis.volumeRise", 0.03m, ThresholdUnit.Share);
    public static readonly Threshold MarginFall = new("diagnosis.marginFall", 0.01m, ThresholdUnit.Share);

    public static readonly Threshold SilentIntervals = new("diagnosis.silentIntervals", 2m);
    public static readonly Threshold SilentLongest = new("diagnosis.silentLongest", 1.5m);
    public static readonly Threshold RhythmOrders = new("diagnosis.rhythmOrders", 5m);
    public static readonly Threshold FewCustomers = new("diagnosis.fewCustomers", 0.20m, ThresholdUnit.Share);
    public static readonly Threshold FewCustomersRevenue = new("diagnosis.fewCustomersRevenue", 0.80m, ThresholdUnit.Share);
    public static readonly Threshold LargestCustomer = new("diagnosis.largestCustomer", 0.20m, ThresholdUnit.Share);
    public static readonly Threshold KeyCustomers = new("diagnosis.keyCustomers", 3m);
    public static readonly Threshold KeyCustomersRevenue = new("diagnosis.keyCustomersRevenue", 0.25m, ThresholdUnit.Share);
    public static readonly Threshold FewestCustomers = new("diagnosis.fewestCustomers", 20m);
    public static readonly Threshold LongTail = new("diagnosis.longTail", 0.60m, ThresholdUnit.Share);
    public static readonly Threshold LeadConversion = new("diagnosis.leadConversion", 0.10m, ThresholdUnit.Share);

    public static readonly Threshold FewestReps = new("diagnosis.fewestReps", 5m);
    public static readonly Threshold NewTenureShare = new("diagnosis.newTenureShare", 0.40m, ThresholdUnit.Share);
    public static readonly Threshold SeniorTenureShare = new("diagnosis.seniorTenureShare", 0.60m, ThresholdUnit.Share);
    public static readonly Threshold FlatGrowth = new("diagnosis.flatGrowth", 0.03m, ThresholdUnit.Share);
    public static readonly Threshold BestReps = new("diagnosis.bestReps", 0.25m, ThresholdUnit.Share);
    public static readonly Threshold LowResult = new("diagnosis.lowResult", 0.50m, ThresholdUnit.Share);

    public static readonly Threshold LeadResponseHours = new("diagnosis.leadResponseHours", 24m);
    public static readonly Threshold TicketResponseHours = new("diagnosis.ticketResponseHours", 48m);
    public static readonly Threshold ComplaintRise = new("diagnosis.complaintRise", 0.30m, ThresholdUnit.Share);
    public static readonly Threshold StuckTimes = new("diagnosis.stuckTimes", 2m);
    public static readonly Threshold FewestDeals = new("diagnosis.fewestDeals", 5m);
    public static readonly Threshold CycleRise = new("diagnosis.cycleRise", 0.25m, ThresholdUnit.Share);
    public static readonly Threshold StrongChannel = new("diagnosis.strongChannel", 3m);
    public static readonly Threshold StrongAgainstOthers = new("diagnosis.strongAgainstOthers", 1.5m);
    public static readonly Threshold ShiftCertainty = new("diagnosis.shiftCertainty", 5m);
    public static readonly Threshold ChannelRoi = new("diagnosis.channelRoi", 1m);
}
