/** What a volume may be, for help texts. */
export const VOLUME_KINDS = 'volume (.nii, .nii.gz, .mgh, .mgz, .dcm) or folder of one DICOM series';
